import { subscribePush } from '@/lib/care/subscribe-push';
import { subscribePushCall } from '@/lib/contracts/alerts';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

export const POST = handle(subscribePushCall, async ({ runtime, session, body }) => {
  const { endpoint, keys } = body;
  await subscribePush(runtime.care, { userId: session.userId, device: { endpoint, ...keys } });
  return jsonResponse({ success: true });
});
