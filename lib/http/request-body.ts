import { z } from 'zod';
import type { Call } from '@/lib/contracts/call';
import { AppError } from '@/lib/platform/errors';
import type { ValidationIssue } from '@/lib/platform/validation-issue';
import { listIssues } from './validation-issues';

/** CONTRACT §1: a JSON or form body above this gets 413. */
const BODY_LIMIT = 64 * 1024;

const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json$/;
const FORM_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data'];

export function isForm(request: Request): boolean {
  return FORM_TYPES.includes(mediaType(request));
}

/**
 * The body of a call, checked against its shape.
 * @throws AppError `unsupported_media_type`, `body_too_large`, `invalid_json`, `validation_failed` with the fields,
 *   or what the call says for a missing field.
 */
export async function parseBody(request: Request, call: Call): Promise<unknown> {
  if (!call.body) return undefined;
  const fields = await readFields(request, call);
  const parsed = call.body.safeParse(fields, { reportInput: true });
  if (parsed.success) return parsed.data;
  if (call.missing && lacksField(call.body, fields)) throw new AppError(call.missing);
  if (call.unfit) throw new AppError(call.unfit);
  throw new AppError('validation_failed', { details: { issues: listIssues(parsed.error) } });
}

/** The query of a call, checked against its shape. @throws AppError `validation_failed`. */
export function parseQuery(request: Request, call: Call): unknown {
  return checkQuery(new URL(request.url).searchParams, call);
}

/** @throws AppError `validation_failed`. */
export function checkQuery(query: URLSearchParams, call: Call): unknown {
  if (!call.query) return undefined;
  refuseDoubled(query, Object.keys(call.query.shape));
  const parsed = call.query.safeParse(Object.fromEntries(query), { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new AppError('validation_failed', { details: { issues: listIssues(parsed.error) } });
}

/** Of two values of a field one reader would take the first and another the last. @throws AppError as above. */
function refuseDoubled(query: URLSearchParams, names: readonly string[]): void {
  const doubled = names.filter((name) => query.getAll(name).length > 1);
  if (doubled.length === 0) return;
  const issues = doubled.map((path): ValidationIssue => ({ path, rule: 'once', limits: {} }));
  throw new AppError('validation_failed', { details: { issues } });
}

async function readFields(request: Request, call: Call): Promise<Record<string, unknown>> {
  const type = mediaType(request);
  const isFormHere = call.form !== undefined && FORM_TYPES.includes(type);
  if (!JSON_TYPE.test(type) && !isFormHere) throw new AppError('unsupported_media_type');
  const bytes = await readLimited(request);
  return isFormHere ? parseForm(bytes, request) : parseJson(bytes);
}

async function readLimited(request: Request): Promise<Buffer> {
  if (Number(request.headers.get('content-length') ?? 0) > BODY_LIMIT) throw new AppError('body_too_large');
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of receive(request)) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw new AppError('body_too_large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** @throws AppError `bad_request` when the sender leaves before the end: no fault of ours. */
async function* receive({ body }: Request): AsyncGenerator<Uint8Array> {
  try {
    yield* body ?? [];
  } catch (cause) {
    throw new AppError('bad_request', { cause });
  }
}

function parseJson(bytes: Buffer): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError('invalid_json', { cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new AppError('invalid_json');
  return value as Record<string, unknown>;
}

async function parseForm(bytes: Buffer, request: Request): Promise<Record<string, unknown>> {
  const headers = { 'Content-Type': request.headers.get('content-type') ?? '' };
  try {
    return Object.fromEntries(await new Response(new Uint8Array(bytes), { headers }).formData());
  } catch (cause) {
    throw new AppError('bad_request', { cause });
  }
}

/** A required field is not there, or there is nothing in it. */
function lacksField(shape: z.ZodObject, fields: Record<string, unknown>): boolean {
  return Object.entries(shape.shape).some(([name, field]) => {
    const value = fields[name];
    const isEmpty =
      value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
    return isEmpty && !z.safeParse(field as z.ZodType, undefined).success;
  });
}

function mediaType(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}
