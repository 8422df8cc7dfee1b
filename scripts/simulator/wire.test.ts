import { expect, it } from 'vitest';
import {
  cryingMessage,
  DIRECTIONS,
  directionMessage,
  frameMessage,
  localTimestamp,
  parseServoMessage,
  temperatureMessage,
} from './wire';

const MOMENT = new Date(2025, 9, 3, 12, 34, 56, 789);

it('writes the wall clock of the device, without a zone', () => {
  expect(localTimestamp(MOMENT)).toBe('2025-10-03 12:34:56');
});

it('writes messages as field devices do', () => {
  expect(temperatureMessage('36.5')).toBe('{"temperature":"36.5"}');
  expect(cryingMessage('Crying', 0.89, MOMENT)).toBe(
    '{"status":"Crying","probability":0.89,"timestamp":"2025-10-03 12:34:56"}',
  );
  expect(directionMessage(DIRECTIONS.facingUp, MOMENT)).toBe(
    '{"direction":"정면 유지 중","timestamp":"2025-10-03 12:34:56"}',
  );
  expect(frameMessage(Buffer.from([0xff, 0xd8]), MOMENT)).toBe(
    '{"frame":"/9g=","timestamp":"2025-10-03 12:34:56"}',
  );
});

it.each([
  ['{"action":"start"}', 'start'],
  ['{"action":"stop"}', 'stop'],
  ['{"action":"dance"}', null],
  ['{}', null],
  ['null', null],
  ['start', null],
  ['', null],
])('understands the servo message %s as %s', (payload, action) => {
  expect(parseServoMessage(Buffer.from(payload))).toBe(action);
});
