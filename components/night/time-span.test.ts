import { expect, it } from 'vitest';
import { lengthText } from './time-span';

it.each([
  [0, '1초', '1 s'],
  [400, '1초', '1 s'],
  [59_600, '1분', '1 min'],
  [130_000, '2분 10초', '2 min 10 s'],
  [600_000, '10분', '10 min'],
  [630_000, '10분', '10 min'],
  [29_520_000, '8시간 12분', '8 h 12 min'],
])('%d ms are %s', (ms, korean, english) => {
  expect([lengthText(ms, 'ko'), lengthText(ms, 'en')]).toEqual([korean, english]);
});
