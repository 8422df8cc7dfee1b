import { frameCall } from '@/lib/contracts/video';
import { takeFrame } from '@/lib/frames/take-frame';
import { handle, handleHead } from '@/lib/http/handler';
import { openLease } from '@/lib/http/lease';
import { frameResponse } from '@/lib/http/responses';

export const dynamic = 'force-dynamic';

export const GET = handle(frameCall, async (context) => {
  const { runtime, cradle, query } = context;
  const lease = openLease(context);
  const options = { uuid: cradle.uuid, after: query.after ?? null, signal: lease.signal };
  return frameResponse(await takeFrame(runtime.frames, options).finally(lease.release));
});

export const HEAD = handleHead(frameCall);
