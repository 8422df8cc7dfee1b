import { signIn } from '@/lib/auth/accounts';
import { sessionCookie } from '@/lib/auth/session-cookie';
import { signInCall } from '@/lib/contracts/accounts';
import { successOf } from '@/lib/contracts/shapes';
import { storedUserAgent } from '@/lib/http/browser-name';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

export const POST = handle(signInCall, async ({ request, runtime, body, address, secure }) => {
  const remember = body.remember === true;
  const userAgent = storedUserAgent(request.headers);
  const { user, token } = await signIn(runtime, { ...body, address }, { remember, userAgent });
  const headers = { 'Set-Cookie': sessionCookie(token, { secure, remember }) };
  return jsonResponse({ ...successOf(signInCall.answers[200]), user }, { headers });
});
