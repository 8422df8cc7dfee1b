import { liveCall } from '@/lib/contracts/live';
import { handle, handleHead } from '@/lib/http/handler';
import { openLease } from '@/lib/http/lease';
import { readLive } from '@/lib/http/read-live';
import { streamResponse } from '@/lib/http/responses';
import { createEventStream } from '@/lib/live/event-stream';

export const dynamic = 'force-dynamic';

export const GET = handle(liveCall, async (context) => {
  const { clock, feed } = context.runtime;
  const { uuid } = context.cradle;
  const snapshot = () => readLive(context.runtime, context.cradle);
  const { signal } = openLease(context);
  const stream = createEventStream({ feed, snapshot, monotonic: clock.monotonic }, { uuid, signal });
  return streamResponse(stream, 'text/event-stream');
});

export const HEAD = handleHead(liveCall);
