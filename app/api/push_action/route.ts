import { actOnAlert } from '@/lib/care/act-by-token';
import { pushActionCall } from '@/lib/contracts/push';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

export const POST = handle(pushActionCall, async ({ runtime, body }) => {
  await actOnAlert(runtime.push, body);
  return jsonResponse({ success: true });
});
