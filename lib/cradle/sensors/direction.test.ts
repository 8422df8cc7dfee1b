import { expect, it } from 'vitest';
import { direction, settleDirection } from './direction';

it.each([
  ['정면 유지 중', '정면 유지 중'],
  ['좌측으로 움직임', '좌측으로 움직임'],
  ['우측으로 움직임', '우측으로 움직임'],
  ['인식 안됨', '인식 안됨'],
  ['인식 오류', '인식 안됨'],
  ['확인 중...', null],
] as const)('keeps %s verbatim and settles it as %s', (sent, settled) => {
  expect(direction.parse({ direction: sent })).toEqual({ value: sent });
  expect(settleDirection(sent)).toBe(settled);
});

it.each([['정면'], ['정면 유지 중 '], [''], ['Front'], ['확인 중'], ['toString']])(
  'does not know %j',
  (raw) => {
    expect(direction.parse({ direction: raw })).toEqual({ fault: 'unknown_value' });
  },
);

it.each([[null], [undefined], [0], [false], [['정면 유지 중']], [{}]])('finds no text in %j', (raw) => {
  expect(direction.parse({ direction: raw })).toEqual({ fault: 'wrong_type' });
});
