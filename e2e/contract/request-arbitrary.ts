import fc from 'fast-check';
import type { DocumentedCall, Parameter } from './api-document';
import { fitting, unfitting } from './schema-arbitrary';

/** Things that exist, by the name of the parameter or field that names them. */
export type Known = Record<string, readonly (string | number)[]>;

/** A request as it goes out, built from one call of the document. */
export interface GeneratedRequest {
  call: DocumentedCall;
  /** Of another method than the call's: then no call of the document answers it. */
  method: string;
  /** Escaped, with its query. */
  target: string;
  headers: Record<string, string>;
  body: string | undefined;
  /** Whether it brings the session of the owner. */
  signedIn: boolean;
}

/** Methods that no call has. */
const OTHER_METHODS = ['PUT', 'PATCH', 'TRACE'];
/** Above the limit of 64 KB on a body. */
const TOO_LARGE = JSON.stringify({ username: 'x'.repeat(70_000) });

/** Requests of all calls alike, valid ones and broken ones. @param knownTo what exists, for one call */
export function generatedRequest(
  calls: readonly DocumentedCall[],
  knownTo: (call: DocumentedCall) => Known,
): fc.Arbitrary<GeneratedRequest> {
  return fc.constantFrom(...calls).chain((call) =>
    fc
      .record({
        target: target(call, knownTo(call)),
        content: content(call, knownTo(call)),
        headers: headers(call),
        method: either(fc.constant(call.method), fc.constantFrom(...OTHER_METHODS), 97),
        signedIn: chance(99),
      })
      .map(({ content: { body, type }, headers: more, ...request }) => ({
        call,
        ...request,
        body: request.method === 'TRACE' ? undefined : body,
        headers: { ...more, ...(type === undefined ? {} : { 'Content-Type': type }) },
      })),
  );
}

function chance(percent: number): fc.Arbitrary<boolean> {
  return fc.integer({ min: 1, max: 100 }).map((value) => value <= percent);
}

function either<T>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<T>, percent = 85): fc.Arbitrary<T> {
  return fc.oneof({ weight: percent, arbitrary: usual }, { weight: 100 - percent, arbitrary: rare });
}

function target({ path, operation }: DocumentedCall, known: Known): fc.Arbitrary<string> {
  const parameters = operation.parameters ?? [];
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  return fc
    .tuple(
      fc.record(Object.fromEntries(inPath.map(({ name }) => [name, segment(name, known)]))),
      queryFields(inQuery, known),
    )
    .map(([segments, query]) => {
      const filled = path.replace(/\{(\w+)\}/g, (_, name) => segments[name] ?? '');
      const fields = Object.entries(query).filter(([, value]) => value !== undefined);
      const text = fields.map(([name, value]) => `${name}=${value}`).join('&');
      return text === '' ? filled : `${filled}?${text}`;
    });
}

/**
 * Each field by itself, or those together of which the document gives an example: of a call that takes either one or
 * another, a request of some of both would hardly ever fit.
 */
function queryFields(
  fields: readonly Parameter[],
  known: Known,
): fc.Arbitrary<Record<string, string | undefined>> {
  const all = fc.record(Object.fromEntries(fields.map((field) => [field.name, queryValue(field, known)])));
  const exampled = fields.filter(({ required, example }) => required || example !== undefined);
  if (exampled.length === 0) return all;
  const together = exampled.map((field) => [field.name, queryValue({ ...field, required: true }, known)]);
  return fc.oneof(all, { weight: 3, arbitrary: fc.record(Object.fromEntries(together)) });
}

/** One part of a path, escaped or broken. */
function segment(name: string, known: Known): fc.Arbitrary<string> {
  const good = fc.constantFrom(...(known[name] ?? ['somebody'])).map((value) => encodeURIComponent(value));
  const strange = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
    .map((text) => encodeURIComponent(text));
  const broken = fc.constantFrom(
    '%',
    '%zz',
    '%00',
    'a%00b',
    '%ED%A0%80',
    '%2e%2e',
    '..',
    '%2F',
    '0',
    '-1',
    '1e3',
  );
  return either(good, fc.oneof(strange, broken));
}

function queryValue(
  { name, schema, required, example }: Parameter,
  known: Known,
): fc.Arbitrary<string | undefined> {
  const choices = known[name] ?? (example === undefined ? undefined : [example]);
  const fits = choices ? fc.oneof(fc.constantFrom(...choices), fitting(schema)) : fitting(schema);
  const good = (known[name] ? fc.constantFrom(...known[name]) : fits).map((value) =>
    encodeURIComponent(String(value)),
  );
  const broken = fc.constantFrom('', '%00', '%zz', 'x', '-1', '2025-02-30', '99999999999999999999');
  const present: fc.Arbitrary<string | undefined> = either(good, broken);
  return required
    ? either(present, fc.constant(undefined), 95)
    : fc.option(present, { freq: 2, nil: undefined });
}

interface Content {
  body: string | undefined;
  type: string | undefined;
}

function content({ operation }: DocumentedCall, known: Known): fc.Arbitrary<Content> {
  const offered = operation.requestBody?.content;
  const json = offered?.['application/json'];
  if (!offered || !json) return fc.constant({ body: undefined, type: undefined });
  const example = (json.example ?? {}) as Record<string, unknown>;
  const good = fc
    .record(
      Object.fromEntries(Object.keys(example).map((name) => [name, fieldValue(name, example[name], known)])),
    )
    .map((fields) => ({ body: JSON.stringify(fields), type: 'application/json' }));
  const generated = fitting(json.schema).map((fields) => ({
    body: JSON.stringify(fields),
    type: 'application/json; charset=utf-8',
  }));
  const spoiled = fc
    .record(
      Object.fromEntries(Object.keys(json.schema.properties ?? {}).map((name) => [name, unfitting()])),
      { requiredKeys: [] },
    )
    .map((fields) => ({ body: JSON.stringify(fields), type: 'application/json' }));
  const broken = fc.constantFrom(
    ...['', '{', '[]', 'null', '"x"', '\u0000', '{"a":1,}', '{"__proto__":{"x":1}}'].map((body) => ({
      body,
      type: 'application/json',
    })),
    { body: TOO_LARGE, type: 'application/json' },
    { body: '{}', type: 'text/plain' },
    { body: 'a=b&uuid=c', type: 'application/x-www-form-urlencoded' },
    { body: '--x\r\nbroken', type: 'multipart/form-data; boundary=x' },
  );
  const asForm = good.map(({ body }) => ({
    body: new URLSearchParams(JSON.parse(body)).toString(),
    type: 'application/x-www-form-urlencoded',
  }));
  const whole =
    'application/x-www-form-urlencoded' in offered ? fc.oneof({ weight: 3, arbitrary: good }, asForm) : good;
  return fc.oneof(
    { weight: 55, arbitrary: whole },
    { weight: 20, arbitrary: generated },
    { weight: 15, arbitrary: spoiled },
    { weight: 10, arbitrary: broken },
  );
}

function fieldValue(name: string, example: unknown, known: Known): fc.Arbitrary<unknown> {
  return known[name] ? fc.constantFrom(...known[name]) : fc.constant(example);
}

function headers({ operation }: DocumentedCall): fc.Arbitrary<Record<string, string>> {
  if ('206' in operation.responses) return partHeaders();
  return fc.oneof(
    { weight: 70, arbitrary: fc.constant({}) },
    {
      weight: 20,
      arbitrary: fc.constantFrom<Record<string, string>>(
        { 'Accept-Language': 'en' },
        { 'Accept-Language': ';;q=,*' },
        { 'Accept-Encoding': 'identity' },
        { Range: 'bytes=0-99' },
        { Range: 'bytes=999999999-' },
        { Range: 'nonsense' },
        { 'If-None-Match': '*' },
        { Purpose: 'prefetch' },
      ),
    },
    {
      weight: 3,
      arbitrary: fc.constantFrom<Record<string, string>>(
        { Origin: 'https://evil.example' },
        { 'Sec-Fetch-Site': 'cross-site' },
      ),
    },
  );
}

/** For a call that answers in parts, mostly those that ask for one. */
function partHeaders(): fc.Arbitrary<Record<string, string>> {
  const ranges = [
    'bytes=0-99',
    'bytes=100-',
    'bytes=-10',
    'bytes=999999999-',
    'bytes=5-1',
    'nonsense',
    'bytes=0-0,5-9',
  ];
  return fc.oneof(
    fc.constant({}),
    fc.constantFrom(...ranges).map((range) => ({ Range: range })),
    fc.constantFrom('*', '*', '*', '"x"', 'W/"x"', 'x').map((tag) => ({ 'If-None-Match': tag })),
  );
}
