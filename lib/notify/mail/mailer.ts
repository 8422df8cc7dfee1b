import { createTransport } from 'nodemailer';
import type { MailChoice } from '@/lib/platform/env';
import { type MailOutcome, readSmtpFault } from './smtp-fault';

/** One mail, ready to go. */
export interface Letter {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The left part of its Message-ID: the same each time it is tried, so that who gets it twice sees it once. */
  id: string;
  /** The left part of the Message-ID under which mails about the same are kept together. */
  thread: string | null;
  /** When it was first meant to be told, wall ms: a mail that comes late says so. */
  date: number;
  /** Shown where the HTML says `cid:`. */
  picture: { cid: string; fileName: string; jpeg: Buffer } | null;
}

/** Brings mails to the server that takes ours. */
export interface Mailer {
  /** Tries once; never throws. */
  send(letter: Letter, signal: AbortSignal): Promise<MailOutcome>;
  stop(): void;
}

/** Parts of the 10 s that an attempt may take, in ms. */
const LIMITS = { dnsTimeout: 4_000, connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 8_000 };
/** A family's alerts at once; mail servers do not like more from one client. */
const CONNECTIONS = 3;

/**
 * A few connections that are kept for some minutes. With `smtps://` they are TLS from the first byte; with `smtp://`
 * they become it when the server offers that, and must when a password is sent to another machine.
 */
export function createMailer({ smtpUrl, from }: MailChoice): Mailer {
  const transport = createTransport({
    ...LIMITS,
    requireTLS: mustEncrypt(smtpUrl),
    url: smtpUrl,
    pool: true,
    maxConnections: CONNECTIONS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = domainOf(from);
  const messageId = (id: string) => `<${id}@${domain}>`;
  return {
    async send(letter, signal) {
      const thread = letter.thread === null ? undefined : messageId(letter.thread);
      try {
        await transport.sendMail({
          from,
          // As an object it is one address, whatever stands in it.
          to: { name: '', address: letter.to },
          subject: letter.subject,
          text: letter.text,
          html: letter.html,
          date: new Date(letter.date),
          messageId: messageId(letter.id),
          inReplyTo: thread,
          references: thread,
          // Nobody's holiday answers it (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
          attachments: letter.picture === null ? [] : [attach(letter.picture)],
          signal,
        });
        return { outcome: 'sent' };
      } catch (error) {
        return readSmtpFault(error);
      }
    },
    // What hangs is cut off: nobody waits for it any more.
    stop: () => transport.close({ force: true }),
  };
}

function attach({ cid, fileName, jpeg }: NonNullable<Letter['picture']>) {
  return {
    cid,
    filename: fileName,
    content: jpeg,
    contentType: 'image/jpeg',
    contentDisposition: 'inline' as const,
  };
}

/** A URL that says something of TLS itself is taken at its word. */
function mustEncrypt(smtpUrl: string): boolean {
  const { protocol, hostname, password } = new URL(smtpUrl);
  const isHere = /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
  return protocol === 'smtp:' && password !== '' && !isHere;
}

/** What stands behind the @ of MAIL_FROM, with or without a name around it. */
function domainOf(from: string): string {
  return /@([\w.-]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
}
