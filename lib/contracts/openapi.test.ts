import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { apiDocument } from '@/lib/http/api-document';
import { ERROR_CODES } from '@/lib/platform/errors';
import { refusalsOf } from './call';
import { CALLS } from './calls';

interface Documented {
  operationId: string;
  responses: Record<string, { content?: Record<string, { examples?: Record<string, unknown> }> }>;
}

// As its readers have it: JSON, without the types that it was put together with.
const document = apiDocument('en') as unknown as {
  openapi: string;
  paths: Record<string, Record<string, Documented>>;
};
const documented = (path: string, method: string) => document.paths[path]?.[method.toLowerCase()];
const named = CALLS.map((call) => [call.name, call] as const);

it('is the committed document: npm run openapi writes it anew', () => {
  expect(JSON.parse(readFileSync('docs/openapi.json', 'utf8'))).toEqual(JSON.parse(JSON.stringify(document)));
});

describe.each(named)('%s', (name, call) => {
  const operation = documented(call.path, call.method);

  it('is documented under its name, with each answer and each refusal', () => {
    expect(operation?.operationId).toBe(name);
    const described = Object.values(operation?.responses ?? {}).flatMap(({ content }) =>
      Object.keys(content?.['application/json']?.examples ?? {}),
    );
    expect(described.sort()).toEqual(refusalsOf(call));
    for (const status of Object.keys(call.answers)) expect(operation?.responses).toHaveProperty(status);
  });

  it('has examples that its own shapes take', () => {
    const { example, body, query, answers } = call;
    if (body) expect(body.safeParse(example?.body).error).toBeUndefined();
    if (example?.query) expect(query?.safeParse(example.query).error).toBeUndefined();
    const [answer] = Object.values(answers);
    if (answer === null || answer === 'media' || answer === undefined || example?.answer === undefined)
      return;
    expect(answer.safeParse(example.answer).error).toBeUndefined();
  });
});

it('has an example of each JSON answer, but for the two that are too long to read', () => {
  const without = CALLS.filter(({ answers, example }) => {
    const [answer] = Object.values(answers);
    return answer !== null && answer !== 'media' && example?.answer === undefined;
  });
  expect(without.map(({ name }) => name)).toEqual(['openApi', 'ready']);
});

it('leaves no refusal undocumented that a call can give, but for what is answered before it is known which', () => {
  const given = new Set(CALLS.flatMap(refusalsOf));
  expect(ERROR_CODES.filter((code) => !given.has(code))).toEqual(['method_not_allowed', 'headers_too_large']);
});
