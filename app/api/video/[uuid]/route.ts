import { readClipQuery, videoCall } from '@/lib/contracts/video';
import { findAskedClip } from '@/lib/http/asked-clip';
import { clipHead, clipResponse } from '@/lib/http/clip-response';
import { handle } from '@/lib/http/handler';
import { openLease } from '@/lib/http/lease';

export const dynamic = 'force-dynamic';

export const GET = handle(videoCall, async (context) => {
  const interval = await findAskedClip(context, readClipQuery(context.query));
  return clipResponse(context, { interval, lease: openLease(context) });
});

/** Encodes nothing: who asks whether there is a video need not wait for it. */
export const HEAD = handle(videoCall, async (context) => {
  const interval = await findAskedClip(context, readClipQuery(context.query));
  return clipHead(context.runtime.database, { interval });
});
