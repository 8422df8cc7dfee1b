import { startOfMinute, videoCall } from '@/lib/contracts/video';
import { clipHead, clipResponse } from '@/lib/http/clip-response';
import { handle } from '@/lib/http/handler';
import { openLease } from '@/lib/http/lease';

const MINUTE_MS = 60_000;

export const dynamic = 'force-dynamic';

const minuteOf = (agentId: number, from: number) => ({ agentId, from, to: from + MINUTE_MS });

export const GET = handle(videoCall, async (context) => {
  const interval = minuteOf(context.cradle.id, startOfMinute(context.query));
  return clipResponse(context, { interval, lease: openLease(context) });
});

/** Encodes nothing: who asks whether there is a video need not wait for it. */
export const HEAD = handle(videoCall, ({ runtime, cradle, query }) =>
  clipHead(runtime.database, minuteOf(cradle.id, startOfMinute(query))),
);
