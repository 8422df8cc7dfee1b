import type { Client } from './http-client';

/** GET /api/frame/{uuid}, its picture included. */
export async function fetchFrame({ base, cookie }: Client, uuid: string, query = '') {
  const response = await fetch(`${base}/api/frame/${encodeURIComponent(uuid)}${query}`, {
    headers: { Cookie: cookie() },
    signal: AbortSignal.timeout(20_000),
  });
  const body = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, body };
}
