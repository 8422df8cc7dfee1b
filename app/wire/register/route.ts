import { signUp } from '@/lib/auth/accounts';
import { signUpCall } from '@/lib/contracts/accounts';
import { handle } from '@/lib/http/handler';
import { greetOnNextPage } from '@/lib/http/just-registered';
import { jsonResponse } from '@/lib/http/responses';

export const POST = handle(signUpCall, async ({ request, runtime, body, address }) => {
  await runtime.rateLimits.take('signUp', address);
  await signUp(runtime, body);
  const headers = greetOnNextPage(request);
  return jsonResponse({ success: true, message: '회원가입이 완료되었습니다.' }, { status: 201, headers });
});
