import type { z } from 'zod';

/** Values of every type that JSON has, and the edges of some. */
const VALUES: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1.5, 1e308, '', 'x', '\u0000', 'x'.repeat(5_000)],
  ...[[], ['x'], [[]], {}, { $ne: '' }, { toString: 'x' }, { length: 1e9 }],
];

/** Bodies of JSON that are no object. */
export const NO_OBJECTS: readonly unknown[] = [null, true, 5, 'text', [], [{}]];

type Fields = Record<string, unknown>;

/**
 * A body that fits, with one of its fields replaced by each value that does not, fields of fields too.
 * @param shape tells which values fit
 */
export function withWrongTypes(shape: z.ZodType, body: Fields): Fields[] {
  return replacements(body).filter((candidate) => !shape.safeParse(candidate).success);
}

function replacements(body: Fields): Fields[] {
  return Object.entries(body).flatMap(([field, value]) => {
    const inner = isFields(value) ? replacements(value) : [];
    return [...VALUES, ...inner].map((other) => ({ ...body, [field]: other }));
  });
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
