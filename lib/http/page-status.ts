import type { IncomingMessage, ServerResponse } from 'node:http';
import type { StoreState } from '@/lib/runtime/runtime';

/** Under this path lives the page that stands in for others while the database is unreached. */
export const UNAVAILABLE_PAGE = '/wire/unavailable';

const RETRY_AFTER_S = 5;

/** Gives pages the statuses that Next does not let them choose. */
export function correctStatus(
  { storeState }: { storeState(): StoreState },
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { writeHead } = response;

  function correct(status: number): number {
    // The interface says 303 (CONTRACT §1) where Next says 307, and nothing here needs the method kept.
    if (status === 307) return 303;
    if (request.url === UNAVAILABLE_PAGE) return 503;
    if (status !== 500) return status;
    const type = String(response.getHeader('Content-Type'));
    // What a browser says it shows already. Next answers 500 in plain text when it cannot read that.
    if (type.startsWith('text/plain') && request.headers['next-router-state-tree'] !== undefined) return 400;
    return type.startsWith('text/html') && storeState() !== 'up' ? 503 : 500;
  }

  response.writeHead = function (this: ServerResponse, status: number, ...rest: never[]) {
    const corrected = correct(status);
    if (corrected === 503 && status !== 503) this.setHeader('Retry-After', RETRY_AFTER_S);
    return writeHead.call(this, corrected, ...rest);
  } as typeof writeHead;
}
