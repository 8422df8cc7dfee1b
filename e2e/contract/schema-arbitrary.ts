import fc from 'fast-check';
import type { JsonSchema } from './api-document';

/** Longer texts prove nothing more, and bodies have a limit of their own. */
const LONGEST_TEXT = 300;

/** Values that fit a schema of our document. */
export function fitting(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(fitting));
  switch (schema.type) {
    case 'string':
      return fittingText(schema);
    case 'integer':
      return fc.integer(withinSafe(schema));
    case 'number':
      return fc.double({ min: schema.minimum, max: schema.maximum, noNaN: true, noDefaultInfinity: true });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(fitting(schema.items ?? {}), { maxLength: 5 });
    case 'object':
      return fittingObject(schema);
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue();
  }
}

/** Values of which most do not fit: another type, out of range, or a text that breaks parsers. */
export function unfitting(): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.constantFrom(
      null,
      true,
      -1,
      0,
      1e308,
      -0.5,
      '',
      ' ',
      [],
      {},
      [[]],
      '\u0000',
      '\ud800',
      'a\u0000b',
      '%',
    ),
    fc.string({ unit: 'binary', maxLength: LONGEST_TEXT }),
    fc.jsonValue({ maxDepth: 2 }),
  );
}

function fittingText({
  format,
  pattern,
  minLength = 0,
  maxLength = LONGEST_TEXT,
}: JsonSchema): fc.Arbitrary<string> {
  if (format === 'uri') return fc.webUrl({ validSchemes: ['https'] });
  if (format === 'date-time') {
    const years = { min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true };
    return fc.date(years).map((date) => date.toISOString());
  }
  if (pattern !== undefined)
    return fc.stringMatching(new RegExp(pattern)).filter((text) => text.length <= maxLength);
  return fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, LONGEST_TEXT) });
}

function fittingObject({ properties = {}, required = [] }: JsonSchema): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, field]) => [name, fitting(field)]),
  );
  return fc.record(fields, { requiredKeys: required.filter((name) => name in fields) });
}

function withinSafe({ minimum, maximum }: JsonSchema): { min: number; max: number } {
  const [min, max] = [minimum ?? 0, maximum ?? 1_000_000];
  return { min: Math.max(min, Number.MIN_SAFE_INTEGER), max: Math.min(max, Number.MAX_SAFE_INTEGER) };
}
