import { timingSafeEqual } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { deriveWerkzeugDigest, parseWerkzeugHash } from './werkzeug-hash';

/** argon2id, 19 MiB, 2 passes, 1 lane: the package's defaults and OWASP's first choice (cheat sheet, 2024). */
const ARGON2ID_PREFIX = '$argon2id$';
/** Hash of nothing anybody knows: an unknown name costs as much time as a wrong password. */
const DECOY =
  '$argon2id$v=19$m=19456,t=2,p=1$c21hcnQtY3JhZGxlLWRlY295$Jl6wVh0lHkzXxLzZ0tG9b1v3S1n1YQwq1oQe1rQm2pA';
/** As long as Werkzeug's salts. */
const DECOY_SALT = 'smartcradledecoy';

/** What takes the time of a sign-in. */
export interface PasswordWork {
  verifyArgon2(stored: string, password: string): Promise<boolean>;
  deriveOld(method: string, password: string, salt: string): Promise<Buffer>;
}

export const passwordWork: PasswordWork = { verifyArgon2: verify, deriveOld: deriveWerkzeugDigest };

export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/** Whether a stored hash is not of the kind that we make today. */
export function isOldHash(stored: string): boolean {
  return !stored.startsWith(ARGON2ID_PREFIX);
}

/**
 * False for a wrong password, for no hash at all (an unknown name) and for a hash of a kind we do not know. Each of
 * them costs the same work: argon2id once and each of `oldMethods` once, with decoys for what the account has not.
 * One after the other, so that one sign-in never takes all threads of the pool.
 * @param oldMethods methods of the earlier server that some account still has
 */
export async function verifyPassword(
  work: PasswordWork,
  {
    stored,
    password,
    oldMethods,
  }: { stored: string | null; password: string; oldMethods: readonly string[] },
): Promise<boolean> {
  const today = stored !== null && !isOldHash(stored) ? stored : null;
  const old = stored === null ? null : parseWerkzeugHash(stored);
  let matches = await verifyToday(work, today, password);
  for (const method of new Set([...oldMethods, ...(old ? [old.method] : [])])) {
    const own = old?.method === method ? old : null;
    const digest = await work.deriveOld(method, password, own?.salt ?? DECOY_SALT);
    if (own) matches = timingSafeEqual(digest, own.digest);
  }
  return matches;
}

/** A hash of today that somebody broke fits nothing, after the time of one that is whole. */
async function verifyToday(work: PasswordWork, stored: string | null, password: string): Promise<boolean> {
  try {
    return (await work.verifyArgon2(stored ?? DECOY, password)) && stored !== null;
  } catch (error) {
    if (stored === null) throw error;
    return verifyToday(work, null, password);
  }
}
