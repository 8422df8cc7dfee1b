import { askForEmail, requireMail } from '@/lib/care/email-address';
import { emailAddressCall, removeEmailAddressCall, setEmailAddressCall } from '@/lib/contracts/email';
import { preferredLocale } from '@/lib/http/accept-language';
import { toEmailAnswer } from '@/lib/http/email-answer';
import { handle } from '@/lib/http/handler';
import { linkBase } from '@/lib/http/link-base';
import { jsonResponse } from '@/lib/http/responses';

export const GET = handle(emailAddressCall, async ({ runtime: { email }, session }) => {
  const state = await email.addresses.get({ userId: session.userId, now: email.clock.now() });
  return jsonResponse(toEmailAnswer(state, email.canSend));
});

export const POST = handle(setEmailAddressCall, async ({ request, runtime, session, secure, body }) => {
  requireMail(runtime.email);
  await runtime.rateLimits.take('confirmationOf', String(session.userId));
  await runtime.rateLimits.take('confirmationTo', body.address.toLowerCase());
  const locale = preferredLocale(request.headers.get('accept-language'));
  const base = linkBase(runtime.env, { headers: request.headers, secure });
  await askForEmail(
    runtime.email,
    { userId: session.userId, address: body.address, locale },
    (token) => `${base}/confirm_email?token=${token}`,
  );
  return jsonResponse({ success: true });
});

export const DELETE = handle(removeEmailAddressCall, async ({ runtime, session }) => {
  await runtime.email.addresses.remove(session.userId);
  return jsonResponse({ success: true });
});
