import type { IncomingHttpHeaders } from 'node:http';
import type { LiveSnapshot } from '@/lib/contracts/live';
import { createInbox, type Inbox } from './inbox';
import { openRaw } from './raw-request';

export interface LiveEvent {
  name: string;
  data: LiveSnapshot;
  /** Monotonic ms of its arrival. */
  at: number;
}

export interface EventReader {
  status: number;
  headers: IncomingHttpHeaders;
  events: Inbox<LiveEvent>;
  leave(): void;
}

/** Reads GET /api/live/{uuid} as an EventSource does. */
export async function openEvents(
  { base, cookie }: { base: string; cookie(): string },
  uuid: string,
): Promise<EventReader> {
  const path = `/api/live/${encodeURIComponent(uuid)}`;
  const { request, response } = await openRaw(base, { path, headers: { Cookie: cookie() } });
  const events = createInbox<LiveEvent>();
  let rest = '';
  response.setEncoding('utf8');
  response.on('data', (chunk: string) => {
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) events.put(parseEvent(block));
  });
  response.on('close', events.end);
  response.on('error', events.end);
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    events,
    leave: () => request.destroy(),
  };
}

function parseEvent(block: string): LiveEvent {
  const fields = Object.fromEntries(
    block.split('\n').map((line) => {
      const at = line.indexOf(': ');
      return [line.slice(0, at), line.slice(at + 2)];
    }),
  );
  return { name: fields.event ?? 'message', data: JSON.parse(fields.data ?? 'null'), at: performance.now() };
}
