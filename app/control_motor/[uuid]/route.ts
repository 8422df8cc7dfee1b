import { rock } from '@/lib/care/rock';
import { controlMotorCall } from '@/lib/contracts/control';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

export const POST = handle(controlMotorCall, async ({ runtime, body, cradle, session }) => {
  await rock(runtime.care, { uuid: cradle.uuid, action: body.action, by: session.username });
  return jsonResponse({ success: true });
});
