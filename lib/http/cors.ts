/** What a preflight is told about every call: which of the methods a path has, the call itself answers. */
const PREFLIGHT = {
  'Access-Control-Allow-Methods': 'GET, POST, DELETE',
  'Access-Control-Allow-Headers': 'Content-Type, Accept-Language',
  'Access-Control-Max-Age': '600',
} as const;

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
    ...(preflight ? PREFLIGHT : {}),
  };
}
