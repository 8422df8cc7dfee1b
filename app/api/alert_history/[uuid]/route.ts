import { HISTORY_MS } from '@/lib/alerts/windows';
import { alertHistoryCall } from '@/lib/contracts/alerts';
import { toAlertHistory } from '@/lib/http/alert-answers';
import { compress } from '@/lib/http/compression';
import { handle } from '@/lib/http/handler';
import { mapPages, streamJsonArray } from '@/lib/http/json-array';
import { openLease } from '@/lib/http/lease';
import { jsonStreamResponse } from '@/lib/http/responses';
import { alertPages } from '@/lib/store/alerts';

export const dynamic = 'force-dynamic';

export const GET = handle(alertHistoryCall, async (context) => {
  const { request, runtime, cradle, session } = context;
  const since = runtime.clock.now() - HISTORY_MS;
  const pages = alertPages(runtime.database, { agentId: cradle.id, ownerId: session.userId, since });
  const { signal } = openLease(context);
  const alerts = await streamJsonArray(mapPages(pages, toAlertHistory), signal);
  return compress(request, jsonStreamResponse(alerts));
});
