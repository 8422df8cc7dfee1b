import { z } from 'zod';
import type { ErrorCode } from '@/lib/platform/errors';
import { type AnswerBody, type Call, refusalsOf } from './call';
import type { CallName } from './calls';
import { ERROR_STATUS } from './error-status';
import { liveSnapshot } from './live';
import { PATH_PARAMETERS, parametersOf } from './path-parameters';

type Json = Record<string, unknown>;
type NamedCall = Call & { name: CallName };

/** Words of the document, which live elsewhere. */
export interface OpenApiWords {
  title: string;
  description: string;
  call(name: CallName): string;
  /** What the status of an answer says by itself. */
  status(status: number): string;
  error(code: ErrorCode): string;
}

/** Documents the calls as OpenAPI 3.1, from the very shapes that check each request. */
export function createOpenApiDocument(calls: readonly NamedCall[], words: OpenApiWords): Json {
  const paths: Record<string, Json> = {};
  for (const call of calls) {
    paths[call.path] = { ...paths[call.path], [call.method.toLowerCase()]: describeCall(call, words) };
  }
  return {
    openapi: '3.1.1',
    info: { title: words.title, description: words.description, version: '1.0.0' },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: {
        Error: errorSchema({ success: z.literal(false) }),
        AgentError: errorSchema({ status: z.literal('error') }),
        LiveSnapshot: toSchema(liveSnapshot, 'output'),
      },
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'next-auth.session-token',
          description: 'From POST /login; over HTTPS its name begins with __Secure-',
        },
        mediaLink: { type: 'apiKey', in: 'query', name: 'link', description: 'From POST /api/media_links' },
      },
    },
  };
}

function describeCall(call: NamedCall, words: OpenApiWords): Json {
  const parameters = [...describePath(call), ...describeQuery(call)];
  return {
    operationId: call.name,
    summary: words.call(call.name),
    ...(call.ours ? { 'x-ours': true } : {}),
    security: describeAccess(call),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(call.body ? { requestBody: describeBody(call, call.body) } : {}),
    responses: { ...describeAnswers(call, words), ...describeRefusals(call, words) },
  };
}

function describeAccess({ access, mediaLink }: Call): Json[] {
  if (access === 'open') return [];
  return [{ session: [] }, ...(mediaLink ? [{ mediaLink: [] }] : [])];
}

function describePath({ path }: Call): Json[] {
  return parametersOf(path).map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: toSchema(PATH_PARAMETERS[name], 'input'),
  }));
}

function describeQuery({ query, example }: Call): Json[] {
  if (!query) return [];
  const { properties = {}, required = [] } = toSchema(query, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
    ...(example?.query?.[name] === undefined ? {} : { example: example.query[name] }),
  }));
}

function describeBody({ form, example }: Call, body: z.ZodObject): Json {
  const content = { schema: toSchema(body, 'input'), ...exampleOf(example?.body) };
  const forms = ['application/x-www-form-urlencoded', 'multipart/form-data'];
  return {
    required: true,
    content: {
      'application/json': content,
      ...(form ? Object.fromEntries(forms.map((type) => [type, content])) : {}),
    },
  };
}

function describeAnswers(call: Call, words: OpenApiWords): Json {
  const answers = Object.entries(call.answers).map(([status, body]) => [
    status,
    { description: words.status(Number(status)), ...describeContent(call, Number(status), body) },
  ]);
  const form = call.form ? { 303: { description: words.status(303), headers: LOCATION } } : {};
  return { ...Object.fromEntries(answers), ...form };
}

const LOCATION = { Location: { schema: { type: 'string' } } };

function describeContent(call: Call, status: number, body: AnswerBody): Json {
  if (body === null) return status === 303 ? { headers: LOCATION } : {};
  if (body === 'media') return { content: { [call.media ?? '*/*']: { schema: mediaSchema(call) } } };
  const example = status < 300 ? exampleOf(call.example?.answer) : {};
  return { content: { 'application/json': { schema: toSchema(body, 'output'), ...example } } };
}

function mediaSchema({ media, name }: Call): Json {
  if (media !== 'text/event-stream') return { type: 'string', format: 'binary' };
  const data = name === 'live' ? 'the JSON of #/components/schemas/LiveSnapshot' : 'the value';
  return { type: 'string', description: `Server-sent events; the data of each is ${data}.` };
}

/** Refusals by status, each with an example a code. */
function describeRefusals(call: Call, words: OpenApiWords): Json {
  const head = call.errorShape === 'agent' ? { status: 'error' } : { success: false };
  const schema = { $ref: `#/components/schemas/${call.errorShape === 'agent' ? 'AgentError' : 'Error'}` };
  const described = [...groupByStatus(refusalsOf(call))].map(([status, codes]) => [
    status,
    {
      description: codes.map(words.error).join(' / '),
      ...(status === 429 || status === 503 ? { headers: { 'Retry-After': RETRY_AFTER } } : {}),
      content: {
        'application/json': {
          schema: { allOf: [schema, { properties: { code: { enum: codes } } }] },
          examples: Object.fromEntries(
            codes.map((code) => [code, { value: errorExample(head, code, words) }]),
          ),
        },
      },
    },
  ]);
  return Object.fromEntries(described);
}

function groupByStatus(codes: readonly ErrorCode[]): Map<number, ErrorCode[]> {
  const groups = new Map<number, ErrorCode[]>();
  for (const code of codes) {
    const status = ERROR_STATUS[code];
    groups.set(status, [...(groups.get(status) ?? []), code]);
  }
  return groups;
}

const RETRY_AFTER = { schema: { type: 'integer', minimum: 1, description: 'Seconds' } };

function errorExample(head: Json, code: ErrorCode, words: OpenApiWords): Json {
  const text = words.error(code);
  return { ...head, code, message: text, error: text };
}

function errorSchema(head: z.ZodRawShape): Json {
  const issue = z.object({ path: z.string(), message: z.string() });
  const shape = z.object({
    ...head,
    code: z.enum(Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]]),
    message: z
      .string()
      .meta({ description: 'For a person, in Korean unless Accept-Language prefers English' }),
    error: z.string().meta({ description: 'The same text as message' }),
    issues: z.array(issue).optional().meta({ description: 'Fields that do not fit' }),
  });
  return toSchema(shape, 'output');
}

function exampleOf(value: unknown): Json {
  return value === undefined ? {} : { example: value };
}

function toSchema(shape: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
  });
  return schema;
}
