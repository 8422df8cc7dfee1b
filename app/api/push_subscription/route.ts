import { subscribePushCall } from '@/lib/contracts/alerts';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';
import { savePushSubscription } from '@/lib/store/push-subscriptions';

export const POST = handle(subscribePushCall, async ({ runtime, session, body }) => {
  const { endpoint, keys } = body;
  const device = { userId: session.userId, endpoint, ...keys, now: runtime.clock.now() };
  await savePushSubscription(runtime.database, device);
  return jsonResponse({ success: true });
});
