import { requireDevice } from '@/lib/care/push-devices';
import { sendTestCall } from '@/lib/contracts/notification-test';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

export const POST = handle(sendTestCall, async ({ runtime, session, body }) => {
  await runtime.rateLimits.take('testNotification', String(session.userId));
  const { endpoint, device_id: deviceId } = body;
  const device = { userId: session.userId, id: deviceId ?? 0 };
  const target = deviceId === undefined ? (endpoint ?? null) : await requireDevice(runtime.care, device);
  const id = runtime.testNotifications.send(session.userId, target);
  return jsonResponse({ success: true, id }, { status: 202 });
});
