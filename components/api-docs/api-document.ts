/** The parts of our OpenAPI document that the page shows. */
export interface Schema {
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
}

export interface Content {
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, { value: { code: string; message: string } }>;
}

export interface Operation {
  operationId: string;
  summary: string;
  security: Record<string, unknown>[];
  parameters?: { name: string; in: 'path' | 'query'; required: boolean; schema: Schema; example?: string }[];
  requestBody?: { content: Record<string, Content> };
  responses: Record<string, { description: string; content?: Record<string, Content> }>;
}

export interface ApiDocument {
  paths: Record<string, Record<string, Operation>>;
}

/** What a value may be, in a few words: `number 30…45 | null`. */
export function describeType(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.anyOf) return schema.anyOf.map(describeType).join(' | ');
  if (schema.items) return `[${describeType(schema.items)}]`;
  const type = [schema.format ?? schema.type ?? 'object'].flat().join(' | ');
  const [least, most] = [schema.minimum ?? schema.minLength, schema.maximum ?? schema.maxLength];
  const isBounded = most !== undefined && most < Number.MAX_SAFE_INTEGER;
  return isBounded ? `${type} ${least ?? ''}…${most}` : type;
}

/** The fields of an object, or of the objects that an array or a choice holds. */
export function listFields(schema: Schema): { name: string; required: boolean; schema: Schema }[] {
  const inner = schema.items ?? schema.anyOf?.find((choice) => choice.properties ?? choice.items);
  if (!schema.properties) return inner ? listFields(inner) : [];
  return Object.entries(schema.properties).map(([name, field]) => ({
    name,
    required: schema.required?.includes(name) ?? false,
    schema: field,
  }));
}
