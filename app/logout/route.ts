import { signOutCall, signOutPageCall } from '@/lib/contracts/accounts';
import { successOf } from '@/lib/contracts/shapes';
import { handle } from '@/lib/http/handler';
import { jsonResponse, seeOther } from '@/lib/http/responses';
import { isPrefetch, signOut } from '@/lib/http/sign-out';

export const POST = handle(signOutCall, async (context) => {
  const headers = await signOut(context);
  return jsonResponse(successOf(signOutCall.answers[200]), { headers });
});

export const GET = handle(signOutPageCall, async (context) =>
  isPrefetch(context.request)
    ? new Response(null, { status: 204 })
    : seeOther('/login', await signOut(context)),
);

/** A link checker must not sign anybody out. */
export const HEAD = handle(signOutPageCall, async () => seeOther('/login'));
