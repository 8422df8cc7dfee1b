import type { Parsed, Sensor } from './sensor';

/** °C; outside of it a serial line garbled the number. */
export const RANGE_C = { min: -20, max: 60 };
/** A plain decimal, as a thermometer prints it: no hex, no exponent, not "Infinity". */
const DECIMAL = /^[+-]?\d{1,3}(\.\d{1,20})?$/;

/** Degrees Celsius. Devices in the field send it as text from a serial line; a number is documented. */
export const temperature: Sensor<number> = {
  kind: 'temperature',
  freshForMs: 60_000,
  parse: (payload) => parseCelsius(payload.temperature),
  // Temperature drifts: one row a second is enough, no step needs a row of its own.
  isChange: () => false,
};

function parseCelsius(raw: unknown): Parsed<number> {
  const value = typeof raw === 'string' && DECIMAL.test(raw.trim()) ? Number(raw) : raw;
  if (typeof value !== 'number' || !Number.isFinite(value)) return { fault: 'wrong_type' };
  if (value < RANGE_C.min || value > RANGE_C.max) return { fault: 'out_of_range' };
  return { value };
}
