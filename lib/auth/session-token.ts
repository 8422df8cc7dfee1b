import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits for the cookie. */
export function createSessionToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the table keeps of a token: SHA-256, hex. The token is random, so no salt and no slow hash is needed. */
export function hashSessionToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
