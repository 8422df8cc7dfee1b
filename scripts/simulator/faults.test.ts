import { expect, it } from 'vitest';
import { FAULT_KINDS, faultInTurn, makeFault } from './faults';

it('goes through every kind before one comes again', () => {
  const round = FAULT_KINDS.map((_, index) => faultInTurn(index).kind);
  expect(round).toEqual(FAULT_KINDS);
  expect(faultInTurn(FAULT_KINDS.length).kind).toBe(FAULT_KINDS[0]);
});

it.each(['truncated-json', 'empty-payload', 'binary-garbage'] as const)('%s is no JSON', (kind) => {
  expect(() => JSON.parse(makeFault(kind).payload.toString('utf8'))).toThrow();
});

it.each([
  ['empty-temperature', { temperature: '' }],
  ['temperature-out-of-range', { temperature: '200' }],
  ['wrong-type', { temperature: { celsius: 36.5 } }],
] as const)('%s is JSON that means nothing', (kind, message) => {
  expect(JSON.parse(makeFault(kind).payload.toString('utf8'))).toEqual(message);
});

it('has a frame that is Base64 and no JPEG', () => {
  const { frame } = JSON.parse(makeFault('frame-not-jpeg').payload.toString('utf8'));
  expect(Buffer.from(frame, 'base64').subarray(0, 2)).not.toEqual(Buffer.from([0xff, 0xd8]));
});

it('has a string of 100 KB', () => {
  expect(makeFault('huge-string').payload.length).toBeGreaterThan(100 * 1024);
});
