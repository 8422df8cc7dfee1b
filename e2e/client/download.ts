import type { IncomingHttpHeaders } from 'node:http';
import type { Client } from './http-client';
import { openRaw } from './raw-request';

export interface Download {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
}

/** An answer whole and as it is: `fetch` would hide its length, and what of it is compressed. */
export async function download(
  base: string,
  client: Client,
  path: string,
  headers: Record<string, string> = {},
): Promise<Download> {
  const { response } = await openRaw(base, { path, headers: { Cookie: client.cookie(), ...headers } });
  const bytes = Buffer.concat(await response.toArray());
  return { status: response.statusCode, headers: response.headers, bytes };
}
