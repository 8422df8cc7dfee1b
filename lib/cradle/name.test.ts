import { describe, expect, it } from 'vitest';
import { cradleLabel, parseCradleName } from './name';

describe('the name of a cradle', () => {
  it.each([
    ['하준이 요람', '하준이 요람'],
    ['  blanks at the ends  ', 'blanks at the ends'],
    ['👶'.repeat(40), '👶'.repeat(40)],
    ['<b>&"', '<b>&"'],
  ])('%j is called %j', (text, name) => {
    expect(parseCradleName(text)).toBe(name);
  });

  it.each(['', '   ', 'a'.repeat(41), 'two\nlines', 'two\u2028lines', 'a\u0000b', '\ud800'])(
    '%j is none',
    (text) => {
      expect(parseCradleName(text)).toBeNull();
    },
  );

  it('stands for the uuid, which stands for itself without one', () => {
    expect(cradleLabel({ name: 'Mina', uuid: 'abc' })).toBe('Mina');
    expect(cradleLabel({ name: null, uuid: 'abc' })).toBe('abc');
  });
});
