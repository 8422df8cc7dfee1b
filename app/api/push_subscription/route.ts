import { renewPush, subscribePush, unsubscribePush } from '@/lib/care/subscribe-push';
import { subscribePushCall, unsubscribePushCall } from '@/lib/contracts/push';
import { preferredLocale } from '@/lib/http/accept-language';
import { storedUserAgent } from '@/lib/http/browser-name';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

export const POST = handle(subscribePushCall, async ({ request, runtime, session, body }) => {
  const { endpoint, keys, renew = false, replaces = renew ? endpoint : null } = body;
  const { userId, tokenHash: sessionHash } = session;
  const locale = preferredLocale(request.headers.get('accept-language'));
  const userAgent = storedUserAgent(request.headers);
  const report = { userId, sessionHash, endpoint, ...keys, locale, userAgent };
  if (replaces === null) await subscribePush(runtime.care, report);
  else await renewPush(runtime.care, replaces, report);
  return jsonResponse({ success: true });
});

export const DELETE = handle(unsubscribePushCall, async ({ runtime, session, body }) => {
  await unsubscribePush(runtime.care, { userId: session.userId, endpoint: body.endpoint });
  return jsonResponse({ success: true });
});
