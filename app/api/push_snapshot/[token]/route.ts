import { getSnapshot } from '@/lib/care/act-by-token';
import { pushSnapshotCall } from '@/lib/contracts/push';
import { handle } from '@/lib/http/handler';
import { recordedFrameResponse } from '@/lib/http/responses';

export const GET = handle(pushSnapshotCall, async ({ runtime, params }) =>
  recordedFrameResponse(await getSnapshot(runtime.push, params.token ?? '')),
);

/** With the token looked at, as with GET. */
export const HEAD = GET;
