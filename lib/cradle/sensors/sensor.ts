import type { SensorKind } from './kinds';

/** Why a payload is none: counted by name in /api/ready. */
export const PAYLOAD_FAULTS = ['not_json', 'wrong_type', 'out_of_range', 'unknown_value'] as const;
export type PayloadFault = (typeof PAYLOAD_FAULTS)[number];

export type Parsed<T> = { value: T } | { fault: PayloadFault };

/** All that the rest needs to know of one sensor. */
export interface Sensor<T extends string | number> {
  kind: SensorKind;
  /** A reading is fresh for this long after its arrival, in milliseconds. */
  freshForMs: number;
  /** The value in a payload (JSON already undone), or why there is none. */
  parse(payload: Record<string, unknown>): Parsed<T>;
  /** Whether a row is worth writing at once because of the step from one value to the next. */
  isChange(before: T | null, after: T): boolean;
}
