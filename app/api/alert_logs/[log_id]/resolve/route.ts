import { resolve } from '@/lib/care/resolve';
import { resolveAlertCall } from '@/lib/contracts/alerts';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

export const POST = handle(resolveAlertCall, async ({ runtime, session, alert }) => {
  await resolve(runtime.care, { alert, ownerId: session.userId });
  return jsonResponse({ success: true });
});
