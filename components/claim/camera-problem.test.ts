import { expect, it } from 'vitest';
import { cameraProblemOf, findCameraProblem } from './camera-problem';

it.each([
  [{ secure: false, capable: false }, 'insecure'],
  [{ secure: true, capable: false }, 'unsupported'],
  [{ secure: true, capable: true }, null],
] as const)('a browser with %j has the problem %s', (facts, problem) => {
  expect(findCameraProblem(facts)).toBe(problem);
});

it.each([
  [{ name: 'NotAllowedError' }, 'denied'],
  [{ name: 'NotFoundError' }, 'missing'],
  [{ name: 'NotReadableError' }, 'busy'],
  [new TypeError('anything else'), 'busy'],
  [null, 'busy'],
] as const)('a camera that refuses with %j is %s', (error, problem) => {
  expect(cameraProblemOf(error)).toBe(problem);
});
