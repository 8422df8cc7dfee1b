import { seeAll } from '@/lib/care/see';
import { seeAlertsCall } from '@/lib/contracts/alerts';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

export const POST = handle(seeAlertsCall, async ({ runtime, session, body }) => {
  await seeAll(runtime.care, { ownerId: session.userId, until: body.until });
  return jsonResponse({ success: true });
});
