import { reopen } from '@/lib/care/reopen';
import { reopenAlertCall } from '@/lib/contracts/alerts';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

export const POST = handle(reopenAlertCall, async ({ runtime, session, alert }) => {
  await reopen(runtime.care, { alert, ownerId: session.userId });
  return jsonResponse({ success: true });
});
