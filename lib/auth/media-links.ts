import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '@/lib/platform/clock';
import type { Session, Sessions } from './sessions';

/** How long a link opens what it names, in ms; what was opened goes on for as long as the session. */
const LINK_MS = 15 * 60_000;
const FORM = /^(\d{1,15})\.([0-9a-f]{64})\.([\w-]{43})$/;

/** Links that open one stream, picture or video without a cookie, on behalf of the session that asked for them. */
export interface MediaLinks {
  /** @param subject what is opened, to the letter: a link opens nothing else. */
  sign(session: Pick<Session, 'tokenHash'>, subject: string): { token: string; expiresAt: number };
  /** The session that signed this for that subject, while both live; else null. */
  find(token: string, subject: string): Promise<Session | null>;
}

/**
 * A link names the hash of its session's token, which opens nothing by itself; so a session that ends takes its links
 * with it, also those of before a restart, and no table of links is needed.
 */
export function createMediaLinks({
  secret,
  sessions,
  clock,
}: {
  secret: string;
  sessions: Pick<Sessions, 'findByHash'>;
  clock: Clock;
}): MediaLinks {
  const signatureOf = (expiresAt: number, tokenHash: string, subject: string) =>
    createHmac('sha256', secret).update(`media-link\n${expiresAt}\n${tokenHash}\n${subject}`).digest();
  return {
    sign({ tokenHash }, subject) {
      const expiresAt = clock.now() + LINK_MS;
      const signature = signatureOf(expiresAt, tokenHash, subject).toString('base64url');
      return { token: `${expiresAt}.${tokenHash}.${signature}`, expiresAt };
    },
    async find(token, subject) {
      const [, expiry, tokenHash, signature] = FORM.exec(token) ?? [];
      if (tokenHash === undefined || signature === undefined) return null;
      const expected = signatureOf(Number(expiry), tokenHash, subject);
      const isOurs = timingSafeEqual(expected, Buffer.from(signature, 'base64url'));
      return isOurs && clock.now() < Number(expiry) ? sessions.findByHash(tokenHash) : null;
    },
  };
}
