import { noteReceipt } from '@/lib/care/act-by-token';
import { pushReceiptCall } from '@/lib/contracts/push';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

export const POST = handle(pushReceiptCall, async ({ runtime, body }) => {
  const alertId = await noteReceipt(runtime.push, body);
  return jsonResponse({ success: true, alert_id: alertId });
});
