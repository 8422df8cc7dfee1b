import type { ServerResponse } from 'node:http';

/** What a preflight is told about every call: which of the methods a path has, the call itself answers. */
const PREFLIGHT = {
  'Access-Control-Allow-Methods': 'GET, POST, DELETE',
  'Access-Control-Allow-Headers': 'Content-Type, Accept-Language, Range',
  'Access-Control-Max-Age': '600',
} as const;

/** What such a page may read of an answer besides its body. */
const READABLE = 'Content-Range, ETag, Retry-After, X-No-Signal, X-Sequence, X-Timestamp';

/**
 * Headers with which a browser lets a page of another origin read our answers and send its cookies: for the origins
 * of CORS_ORIGINS alone, and each by its name. Null for all others.
 */
export function corsHeaders(
  { origin, preflight }: { origin: string | undefined; preflight: boolean },
  corsOrigins: readonly string[],
): Record<string, string> | null {
  if (origin === undefined || !corsOrigins.includes(origin)) return null;
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Expose-Headers': READABLE,
    ...(preflight ? PREFLIGHT : {}),
  };
}

/** Tells who keeps answers that another origin gets another one; said last, since Next writes the header anew. */
export function varyByOrigin(response: ServerResponse): void {
  const { writeHead } = response;
  response.writeHead = function (this: ServerResponse, ...head: Parameters<typeof writeHead>) {
    this.appendHeader('Vary', 'Origin');
    return writeHead.apply(this, head);
  } as typeof writeHead;
}
