import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { ApiDocument, DocumentedCall } from './api-document';

export interface ReceivedAnswer {
  status: number;
  contentType: string | null;
  /** Null when it is a stream that was left. */
  body: string | null;
}

/** Holds answers against the document. */
export interface AnswerCheck {
  /** What is wrong with an answer, in a sentence; null when it is as documented. */
  fault(call: DocumentedCall, answer: ReceivedAnswer): string | null;
  /** The same for a refusal that belongs to no call: an unknown path or a method that it does not have. */
  faultOfRefusal(answer: ReceivedAnswer): string | null;
}

const NAME = 'document';

export function createAnswerCheck(document: ApiDocument): AnswerCheck {
  // Not strict: the document has formats for people (binary) and words of OpenAPI that are none of JSON Schema.
  const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
  ajv.addFormat('binary', true);
  ajv.addSchema(document, NAME);
  const compiled = new Map<string, ValidateFunction>();

  function validate(pointer: string[], body: string): string | null {
    const ref = `${NAME}#/${pointer.map(escapePointer).join('/')}`;
    const check = compiled.get(ref) ?? ajv.compile({ $ref: ref });
    compiled.set(ref, check);
    const value = parse(body);
    if (value === undefined) return `not JSON: ${body.slice(0, 200)}`;
    return check(value) ? null : `${ajv.errorsText(check.errors)} in ${body.slice(0, 500)}`;
  }

  return {
    fault({ path, method, operation }, { status, contentType, body }) {
      const documented = operation.responses[status];
      if (!documented) return `status ${status} is not documented: ${body?.slice(0, 300)}`;
      const types = Object.keys(documented.content ?? {});
      if (types.length === 0) return body === '' ? null : `a body with ${status}: ${body?.slice(0, 200)}`;
      const type = types.find((candidate) => candidate === contentType);
      if (type === undefined) return `content type ${contentType} is none of ${types.join(', ')}`;
      if (type !== 'application/json' || body === null) return null;
      const content = ['responses', String(status), 'content', type, 'schema'];
      return validate(['paths', path, method.toLowerCase(), ...content], body);
    },
    faultOfRefusal: ({ body }) => validate(['components', 'schemas', 'Error'], body ?? ''),
  };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function escapePointer(token: string): string {
  return encodeURIComponent(token.replaceAll('~', '~0').replaceAll('/', '~1'));
}
