import type { ServerResponse } from 'node:http';

/**
 * Headers on an answer's body that Next takes away (next/dist/server/send-response.js: for bodies that fetch unpacked),
 * with the names under which a route says them.
 */
export const BODY_HEADERS = {
  'Content-Encoding': 'X-Smart-Cradle-Content-Encoding',
  'Content-Length': 'X-Smart-Cradle-Content-Length',
} as const;

/** Has the head of an answer say how its bytes are packed and how many there are, as its route wants it said. */
export function mendBodyHeaders(response: ServerResponse): void {
  const { writeHead } = response;
  response.writeHead = function (this: ServerResponse, ...head: Parameters<typeof writeHead>) {
    for (const [plain, ours] of Object.entries(BODY_HEADERS)) {
      const value = this.getHeader(ours);
      if (value === undefined) continue;
      this.removeHeader(ours);
      this.setHeader(plain, value);
    }
    return writeHead.apply(this, head);
  } as typeof writeHead;
}
