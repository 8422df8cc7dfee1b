import type { SendOutcome } from '../channel';

/** What nodemailer adds to an error. */
interface SmtpError {
  code?: unknown;
  /** Of the server's answer. */
  responseCode?: unknown;
  /** What it answered to. */
  command?: unknown;
}

/** How an attempt to send a mail ended; `nobody`: the address was refused, and neither we nor the mail. */
export type MailOutcome = SendOutcome | { outcome: 'nobody'; reason: string };

/** Faults of ours or of the settings: the same mail would end the same way. */
const HOPELESS = new Set(['EAUTH', 'ENOAUTH', 'EENVELOPE', 'EMESSAGE', 'ECONFIG']);

/**
 * How an attempt ended that did not succeed (RFC 5321, 4.2.1): 4xx and whatever is wrong with the connection will pass,
 * 5xx will not. The server's own words stay out of it: they repeat the address.
 */
export function readSmtpFault(error: unknown): MailOutcome {
  const { code, responseCode, command } = (
    typeof error === 'object' && error !== null ? error : {}
  ) as SmtpError;
  if (typeof responseCode !== 'number') {
    const reason = connectionFault(code);
    return HOPELESS.has(String(code)) ? refused(reason) : later(reason);
  }
  if (responseCode < 500) return later(answerFault(responseCode, command));
  if (command === 'RCPT TO')
    return { outcome: 'nobody', reason: `the mail server refused this address (${responseCode})` };
  return refused(answerFault(responseCode, command));
}

function refused(reason: string): MailOutcome {
  return { outcome: 'refused', reason };
}

function later(reason: string): MailOutcome {
  return { outcome: 'later', reason, retryAfterMs: null };
}

function answerFault(answer: number, command: unknown): string {
  // What stands behind the word is what we sent: it may be an address or a password.
  const word = typeof command === 'string' ? (/^[A-Z]+/.exec(command)?.[0] ?? null) : null;
  if (word === 'AUTH') return `the mail server did not sign us in (${answer})`;
  return word === null
    ? `the mail server answered ${answer}`
    : `the mail server answered ${answer} to ${word}`;
}

const CONNECTION_FAULTS: Partial<Record<string, string>> = {
  ECONNECTION: 'the mail server closed the connection',
  ESOCKET: 'the mail server cannot be reached',
  EDNS: 'the name of the mail server is not known',
  ETIMEDOUT: 'the mail server does not answer',
  EABORT: 'the mail server does not answer',
  ETLS: 'the mail server speaks no TLS that we trust',
  EAUTH: 'the mail server knows no way to sign us in',
};

function connectionFault(code: unknown): string {
  return CONNECTION_FAULTS[String(code)] ?? `the mail could not be sent (${String(code ?? 'no code')})`;
}
