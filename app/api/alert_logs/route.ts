import { listAlertsCall } from '@/lib/contracts/alerts';
import { toAlertLog } from '@/lib/http/alert-answers';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';
import { listRecentAlerts } from '@/lib/store/alerts';

const DAY_MS = 86_400_000;
const MOST = 50;

export const GET = handle(listAlertsCall, async ({ runtime, session }) => {
  const since = runtime.clock.now() - DAY_MS;
  const alerts = await listRecentAlerts(runtime.database, { ownerId: session.userId, since, limit: MOST });
  return jsonResponse(alerts.map(toAlertLog));
});
