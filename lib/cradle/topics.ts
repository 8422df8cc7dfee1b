import { SENSOR_KINDS, type SensorKind } from './sensors/kinds';
import { parseCradleUuid } from './uuid';

/** What a cradle publishes: one reading per sensor, and frames. */
export const SIGNALS = [...SENSOR_KINDS, 'frame'] as const;
export type Signal = SensorKind | 'frame';

export const MOTOR_ACTIONS = ['start', 'stop'] as const;
export type MotorAction = (typeof MOTOR_ACTIONS)[number];

/** Subscriptions of the server, one wildcard per signal. */
export const SIGNAL_SUBSCRIPTIONS: readonly string[] = SIGNALS.map((signal) => `cradle/+/${signal}`);

export interface CradleTopic {
  uuid: string;
  channel: Signal | 'servo';
}

/** `cradle/{uuid}/{signal|servo}` taken apart, or null for any other topic, wildcards included. */
export function parseCradleTopic(topic: string): CradleTopic | null {
  const parts = topic.split('/');
  const [root, name, channel] = parts;
  if (parts.length !== 3 || root !== 'cradle' || name === undefined) return null;
  if (parseCradleUuid(name) !== name) return null;
  return isChannel(channel) ? { uuid: name, channel } : null;
}

export function servoTopic(uuid: string): string {
  return `cradle/${uuid}/servo`;
}

/** Payload of a servo command, to the letter of the device's protocol. */
export function servoPayload(action: MotorAction): string {
  return JSON.stringify({ action });
}

function isChannel(value: string | undefined): value is Signal | 'servo' {
  return value === 'servo' || (SIGNALS as readonly (string | undefined)[]).includes(value);
}
