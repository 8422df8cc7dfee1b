import { crying } from './crying';
import { direction } from './direction';
import type { SensorKind } from './kinds';
import type { Parsed, PayloadFault } from './sensor';
import { temperature } from './temperature';

export const SENSORS = { temperature, crying, direction };

type ValueOf<S> = S extends { parse(payload: Record<string, unknown>): Parsed<infer T> } ? T : never;

/** What each sensor's readings are. */
export type SensorValues = { [Kind in SensorKind]: ValueOf<(typeof SENSORS)[Kind]> };

/** One value of one sensor, as a message brought it. */
export type SensorReading = { [Kind in SensorKind]: { kind: Kind; value: SensorValues[Kind] } }[SensorKind];

/** A message's bytes as a reading of that sensor, or the name of what is wrong with them. */
export function parseReading(kind: SensorKind, payload: Uint8Array): SensorReading | { fault: PayloadFault } {
  const json = parseObject(payload);
  if (json === null) return { fault: 'not_json' };
  const parsed = SENSORS[kind].parse(json);
  return 'fault' in parsed ? parsed : ({ kind, value: parsed.value } as SensorReading);
}

function parseObject(payload: Uint8Array): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
