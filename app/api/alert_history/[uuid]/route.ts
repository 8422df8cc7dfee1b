import { HISTORY_MS } from '@/lib/alerts/windows';
import { alertHistoryCall } from '@/lib/contracts/alerts';
import { toAlertHistory } from '@/lib/http/alert-answers';
import { compress } from '@/lib/http/compression';
import { handle, handleHead } from '@/lib/http/handler';
import { mapPages, streamJsonArray } from '@/lib/http/json-array';
import { openLease, whileAllowed } from '@/lib/http/lease';
import { jsonStreamResponse } from '@/lib/http/responses';
import { alertPages } from '@/lib/store/alert-pages';

export const dynamic = 'force-dynamic';

export const GET = handle(alertHistoryCall, async (context) => {
  const { request, runtime, cradle, session } = context;
  const since = runtime.clock.now() - HISTORY_MS;
  const pages = alertPages(runtime.database, { agentId: cradle.id, ownerId: session.userId, since });
  const lease = openLease(context);
  return whileAllowed(lease, async () => {
    const alerts = await streamJsonArray(mapPages(pages, toAlertHistory), lease);
    return compress(request, jsonStreamResponse(alerts));
  });
});

export const HEAD = handleHead(alertHistoryCall);
