import { changePassword } from '@/lib/auth/accounts';
import { changePasswordCall } from '@/lib/contracts/sessions';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

export const POST = handle(changePasswordCall, async ({ runtime, session, body, address }) => {
  const { current_password: current, new_password: next } = body;
  await changePassword(runtime, { session, current, next, address });
  return jsonResponse({ success: true });
});
