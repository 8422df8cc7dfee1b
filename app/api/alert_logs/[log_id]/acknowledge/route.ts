import { acknowledge } from '@/lib/care/acknowledge';
import { acknowledgeAlertCall } from '@/lib/contracts/alerts';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

export const POST = handle(acknowledgeAlertCall, async ({ runtime, session, alert }) => {
  await acknowledge(runtime.care, { alert, ownerId: session.userId, by: session.username });
  return jsonResponse({ success: true });
});
