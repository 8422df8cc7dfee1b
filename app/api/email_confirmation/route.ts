import { confirmEmail } from '@/lib/care/email-address';
import { confirmEmailCall } from '@/lib/contracts/email';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

export const POST = handle(confirmEmailCall, async ({ runtime, body }) => {
  await confirmEmail(runtime.email, body.token);
  return jsonResponse({ success: true });
});
