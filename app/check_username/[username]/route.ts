import { checkUsernameCall } from '@/lib/contracts/accounts';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';
import { findUserByName } from '@/lib/store/users';

export const GET = handle(checkUsernameCall, async ({ runtime, params, address }) => {
  await runtime.rateLimits.take('checkUsername', address);
  const user = await findUserByName(runtime.database, params.username ?? '');
  return jsonResponse({ exists: user !== null });
});
