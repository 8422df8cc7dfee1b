import { signUp } from '@/lib/auth/accounts';
import { signUpCall } from '@/lib/contracts/accounts';
import { successOf } from '@/lib/contracts/shapes';
import { handle } from '@/lib/http/handler';
import { greetOnNextPage } from '@/lib/http/just-registered';
import { jsonResponse } from '@/lib/http/responses';

export const POST = handle(signUpCall, async ({ request, runtime, body, address }) => {
  await runtime.rateLimits.take('signUp', address);
  await signUp(runtime, body);
  const headers = greetOnNextPage(request);
  return jsonResponse(successOf(signUpCall.answers[201]), { status: 201, headers });
});
