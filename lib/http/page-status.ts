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
  const asked = request.url;

  function correct(status: number): number {
    // The interface says 303 (CONTRACT §1) where Next says 307, and nothing here needs the method kept.
    if (status === 307) return 303;
    if (request.url === UNAVAILABLE_PAGE && asked !== UNAVAILABLE_PAGE) return 503;
    const isFailedPage = status === 500 && String(response.getHeader('Content-Type')).startsWith('text/html');
    return isFailedPage && storeState() !== 'up' ? 503 : status;
  }

  response.writeHead = function (this: ServerResponse, status: number, ...rest: never[]) {
    const corrected = correct(status);
    if (corrected === 503 && status !== 503) this.setHeader('Retry-After', RETRY_AFTER_S);
    return writeHead.call(this, corrected, ...rest);
  } as typeof writeHead;
}
