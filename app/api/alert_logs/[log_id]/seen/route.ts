import { see } from '@/lib/care/see';
import { seeAlertCall } from '@/lib/contracts/alerts';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

export const POST = handle(seeAlertCall, async ({ runtime, session, alert }) => {
  await see(runtime.care, { id: alert.id, ownerId: session.userId });
  return jsonResponse({ success: true });
});
