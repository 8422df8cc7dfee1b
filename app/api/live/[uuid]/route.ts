import { liveCall } from '@/lib/contracts/live';
import { handle, handleHead } from '@/lib/http/handler';
import { openLease } from '@/lib/http/lease';
import { toLiveSnapshot } from '@/lib/http/live-snapshot';
import { streamResponse } from '@/lib/http/responses';
import { createEventStream } from '@/lib/live/event-stream';

export const dynamic = 'force-dynamic';

export const GET = handle(liveCall, async (context) => {
  const { alertBoard, brokerIsUp, clock, feed, settingsOf, stateOf } = context.runtime;
  const { id, uuid } = context.cradle;
  const snapshot = () => {
    const now = clock.now();
    const alerts = alertBoard.list(uuid, now);
    const { inUse } = settingsOf(id);
    return toLiveSnapshot(stateOf(uuid), { uuid, now, brokerIsUp: brokerIsUp(), inUse, alerts });
  };
  const { signal } = openLease(context);
  const stream = createEventStream({ feed, snapshot, monotonic: clock.monotonic }, { uuid, signal });
  return streamResponse(stream, 'text/event-stream');
});

export const HEAD = handleHead(liveCall);
