import { sendTestCall } from '@/lib/contracts/notification-test';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

export const POST = handle(sendTestCall, async ({ runtime, session, body }) => {
  await runtime.rateLimits.take('testNotification', String(session.userId));
  const id = runtime.testNotifications.send(session.userId, body.endpoint ?? null);
  return jsonResponse({ success: true, id }, { status: 202 });
});
