import { MOST_RECENT, RECENT_MS } from '@/lib/alerts/windows';
import { listAlertsCall } from '@/lib/contracts/alerts';
import { toAlertLog } from '@/lib/http/alert-answers';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';
import { listRecentAlerts } from '@/lib/store/alerts';

export const GET = handle(listAlertsCall, async ({ runtime, session }) => {
  const since = runtime.clock.now() - RECENT_MS;
  const alerts = await listRecentAlerts(runtime.database, {
    ownerId: session.userId,
    since,
    limit: MOST_RECENT,
  });
  return jsonResponse(alerts.map(toAlertLog));
});
