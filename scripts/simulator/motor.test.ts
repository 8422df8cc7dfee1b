import { expect, it } from 'vitest';
import { createMotor } from './motor';

it('is at rest until told to start', () => {
  expect(createMotor().swayAt(123_456)).toBe(0);
});

it('swings to both sides after a start', () => {
  const motor = createMotor();
  motor.obey('start', 1_000);
  const sways = Array.from({ length: 40 }, (_, index) => motor.swayAt(5_000 + index * 100));
  expect(Math.max(...sways)).toBeGreaterThan(0.9);
  expect(Math.min(...sways)).toBeLessThan(-0.9);
});

it('dies away after a stop and comes to rest', () => {
  const motor = createMotor();
  motor.obey('start', 1_000);
  motor.obey('stop', 8_000);
  expect(Math.abs(motor.swayAt(8_500))).toBeGreaterThan(0);
  expect(motor.swayAt(15_000)).toBe(0);
});
