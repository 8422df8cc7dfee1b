import type { IncomingHttpHeaders } from 'node:http';
import { createInbox, type Inbox } from './inbox';
import { openRaw } from './raw-request';

export interface StreamPart {
  headers: Record<string, string>;
  jpeg: Buffer;
  /** Monotonic ms at which its last byte was here. */
  at: number;
  sequence: number | null;
  isCard: boolean;
}

export interface StreamViewer {
  status: number;
  headers: IncomingHttpHeaders;
  parts: Inbox<StreamPart>;
  /** Stops and goes on reading. */
  pause(): void;
  resume(): void;
  /** Whether the server, or the kernel for it, has ended the connection. */
  isClosed(): boolean;
  leave(): void;
}

const OPENING = '--frame\r\n';
const ENDING = '\r\n--frame\r\n';

/** Watches GET /stream/{uuid} over a plain socket and holds it to the letter of the format. */
export function openStream(
  { base, cookie, ca }: { base: string; cookie(): string; ca?: string },
  uuid: string,
  headers: Record<string, string> = {},
): Promise<StreamViewer> {
  const path = `/stream/${encodeURIComponent(uuid)}`;
  return openStreamAt(base, path, { ca, headers: { Cookie: cookie(), ...headers } });
}

/** The same at an address that brings all that it needs. @param ca whom to trust, for HTTPS */
export async function openStreamAt(
  base: string,
  path: string,
  { ca, headers = {} }: { ca?: string; headers?: Record<string, string> } = {},
): Promise<StreamViewer> {
  const { request, response } = await openRaw(base, { path, ca, headers });
  const parts = createInbox<StreamPart>();
  const take = createParser(parts.put);
  response.on('data', take);
  response.on('close', parts.end);
  response.on('error', parts.end);
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    parts,
    pause: () => response.pause(),
    resume: () => response.resume(),
    isClosed: () => response.destroyed,
    leave: () => request.destroy(),
  };
}

/**
 * A part is handed on when the boundary that ends it is there, so a server that holds the boundary back hands on
 * nothing. @throws on anything that is not to the letter.
 */
function createParser(put: (part: StreamPart) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let opened = false;
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (!opened && rest.length < OPENING.length) return;
    if (!opened) {
      requireText(rest, 0, OPENING);
      rest = rest.subarray(OPENING.length);
      opened = true;
    }
    for (let length = takePart(rest, put); length > 0; length = takePart(rest, put))
      rest = rest.subarray(length);
  };
}

/** Hands on the part at the beginning of `bytes`. @returns its length, 0 while it is not whole. */
function takePart(bytes: Buffer, put: (part: StreamPart) => void): number {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return 0;
  const headers = Object.fromEntries(
    bytes
      .toString('latin1', 0, headEnd)
      .split('\r\n')
      .map((line) => line.split(': ', 2) as [string, string]),
  );
  const start = headEnd + 4;
  const end = start + Number(headers['Content-Length']);
  if (Number.isNaN(end)) throw new Error(`A part without Content-Length: ${JSON.stringify(headers)}`);
  if (bytes.length < end + ENDING.length) return 0;
  requireText(bytes, end, ENDING);
  const sequence = headers['X-Sequence'] === undefined ? null : Number(headers['X-Sequence']);
  const isCard = headers['X-No-Signal'] === '1';
  put({ headers, jpeg: Buffer.from(bytes.subarray(start, end)), at: performance.now(), sequence, isCard });
  return end + ENDING.length;
}

function requireText(bytes: Buffer, at: number, text: string): void {
  const found = bytes.toString('latin1', at, at + text.length);
  if (found !== text) throw new Error(`${JSON.stringify(text)} was due, ${JSON.stringify(found)} came`);
}
