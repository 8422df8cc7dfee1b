import { keep } from '@/lib/care/keep';
import { keepAlertCall } from '@/lib/contracts/alerts';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

export const POST = handle(keepAlertCall, async ({ runtime, session, alert, body }) => {
  await keep(runtime.care, { id: alert.id, ownerId: session.userId, kept: body.kept });
  return jsonResponse({ success: true });
});
