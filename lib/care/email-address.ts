import { createHash, randomBytes } from 'node:crypto';
import { AppError } from '@/lib/platform/errors';
import type { AskedAddress, EmailPorts } from './email-ports';

const CONFIRM_WITHIN_HOURS = 24;
const HOUR_MS = 3_600_000;
/** When a mail server that did not take a confirmation is worth another try, in s. */
const RETRY_AFTER_S = 60;

/** What the table keeps of a token: it is random, so it needs no salt. */
function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** @throws AppError `email_not_set_up`. */
export function requireMail({ canSend }: Pick<EmailPorts, 'canSend'>): void {
  if (!canSend) throw new AppError('email_not_set_up');
}

/**
 * Asks at an address whether it may be written to. The one that was confirmed before stays in force until it is.
 * @param linkTo makes the link that confirms it
 * @throws AppError `email_not_set_up`, `email_address_refused` or `email_not_sent`, and then nothing waits.
 */
export async function askForEmail(
  ports: EmailPorts,
  asked: AskedAddress,
  linkTo: (token: string) => string,
): Promise<void> {
  requireMail(ports);
  const { addresses, clock, sendConfirmation } = ports;
  const token = randomBytes(32).toString('base64url');
  const tokenHash = hashToken(token);
  const now = clock.now();
  await addresses.ask({ ...asked, tokenHash, expiresAt: now + CONFIRM_WITHIN_HOURS * HOUR_MS, now });
  const { address: to, locale } = asked;
  const sent = await sendConfirmation({ to, locale, link: linkTo(token), hours: CONFIRM_WITHIN_HOURS, now });
  if (sent === 'sent') return;
  await addresses.drop({ userId: asked.userId, tokenHash });
  if (sent === 'nobody') throw new AppError('email_address_refused');
  throw new AppError('email_not_sent', { details: { retryAfterS: RETRY_AFTER_S } });
}

/** Whoever holds the token reads the mail of that address. @throws AppError `email_token_invalid`. */
export async function confirmEmail({ addresses, clock }: EmailPorts, token: string): Promise<void> {
  const confirmed = await addresses.confirm({ tokenHash: hashToken(token), now: clock.now() });
  if (!confirmed) throw new AppError('email_token_invalid');
}
