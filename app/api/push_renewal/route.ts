import { renewDevice } from '@/lib/care/act-by-token';
import { pushRenewalCall } from '@/lib/contracts/push';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

export const POST = handle(pushRenewalCall, async ({ runtime, body: { token, subscription } }) => {
  const { endpoint, keys } = subscription;
  await renewDevice(runtime.push, { token, device: { endpoint, ...keys } });
  return jsonResponse({ success: true });
});
