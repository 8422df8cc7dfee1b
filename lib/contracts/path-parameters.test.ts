import { expect, it } from 'vitest';
import { PATH_PARAMETERS, parametersOf, parseRowId } from './path-parameters';

it.each<[string | undefined, number | null]>([
  ['1', 1],
  ['4711', 4711],
  ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ['9007199254740993', null],
  ['0', null],
  ['-1', null],
  ['1.5', null],
  ['1e3', null],
  ['0x10', null],
  [' 1', null],
  ['01', null],
  ['', null],
  [undefined, null],
])('reads the row id %j as %j, in the address as in the documented shape', (text, id) => {
  expect(parseRowId(text)).toBe(id);
  expect(PATH_PARAMETERS.alert_id.safeParse(text).success).toBe(id !== null);
});

it('names the parts of a path that vary', () => {
  expect(parametersOf('/api/alert_logs/{log_id}/resolve')).toEqual(['log_id']);
  expect(() => parametersOf('/x/{colour}')).toThrow('No shape for {colour}');
});
