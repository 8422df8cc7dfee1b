import { alertClipCall } from '@/lib/contracts/video';
import { clipOfRow } from '@/lib/http/asked-clip';
import { clipFileName } from '@/lib/http/clip-file-name';
import { clipHead, clipResponse } from '@/lib/http/clip-response';
import { handle } from '@/lib/http/handler';
import { openLease } from '@/lib/http/lease';

export const dynamic = 'force-dynamic';

export const GET = handle(alertClipCall, async ({ alert, ...context }) => {
  const cradle = { id: alert.agentId, uuid: alert.agentUuid };
  const interval = clipOfRow(alert);
  const lease = openLease({ ...context, cradle });
  return clipResponse(context, { interval, lease, fileName: clipFileName(alert) });
});

/** Encodes nothing, as HEAD of /api/video does. */
export const HEAD = handle(alertClipCall, async ({ runtime, alert }) =>
  clipHead(runtime.database, { interval: clipOfRow(alert), fileName: clipFileName(alert) }),
);
