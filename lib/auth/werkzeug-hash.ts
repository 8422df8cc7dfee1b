import { pbkdf2, scrypt } from 'node:crypto';
import { promisify } from 'node:util';

/** A hash of the earlier server (Werkzeug, `security.py`): `<method>$<salt>$<hex>`. */
export interface WerkzeugHash {
  /** `pbkdf2:sha256:<iterations>` or `scrypt:<n>:<r>:<p>`. */
  method: string;
  salt: string;
  digest: Buffer;
}

interface Method {
  digestBytes: number;
  /** Runs in the thread pool of libuv: hundreds of ms that the event loop does not wait for. */
  derive(password: string, salt: string): Promise<Buffer>;
}

/** Werkzeug 3.1 writes 1,000,000; above ten times that somebody else wrote it, and signing in takes for ever. */
const MOST_ITERATIONS = 10_000_000;
/** About a second. */
const MOST_ITERATIONS_FOR_ALL = 2_000_000;
/** Werkzeug writes 32768:8:1, which takes 32 MB. */
const SCRYPT_LIMITS = { r: 32, p: 16, bytes: 256 * 1024 * 1024 };

const FORM = /^([^$]+)\$([^$]+)\$((?:[0-9a-f]{2})+)$/;

const PBKDF2 = /^pbkdf2:sha256:(\d{1,8})$/;

const derivePbkdf2 = promisify(pbkdf2);

/** The parts of a stored hash; null when it is of another kind or can fit no password. */
export function parseWerkzeugHash(stored: string): WerkzeugHash | null {
  const [, method = '', salt = '', hex = ''] = FORM.exec(stored) ?? [];
  const digest = Buffer.from(hex, 'hex');
  return findMethod(method)?.digestBytes === digest.length ? { method, salt, digest } : null;
}

export function isWerkzeugMethod(method: string): boolean {
  return findMethod(method) !== null;
}

/** Whether every sign-in can do this work, so that no account is told from another by it. */
export function isAffordableForAll(method: string): boolean {
  return Number(PBKDF2.exec(method)?.[1] ?? 0) <= MOST_ITERATIONS_FOR_ALL;
}

/** @throws when `isWerkzeugMethod` says no. */
export async function deriveWerkzeugDigest(method: string, password: string, salt: string): Promise<Buffer> {
  const found = findMethod(method);
  if (found === null) throw new Error('This is no method of Werkzeug.');
  return found.derive(password, salt);
}

function findMethod(method: string): Method | null {
  const iterations = PBKDF2.exec(method)?.[1];
  if (iterations !== undefined) return createPbkdf2(Number(iterations));
  const numbers = /^scrypt:(\d{1,8}):(\d{1,2}):(\d{1,2})$/.exec(method);
  return numbers && createScrypt(Number(numbers[1]), Number(numbers[2]), Number(numbers[3]));
}

function createPbkdf2(iterations: number): Method | null {
  if (iterations < 1 || iterations > MOST_ITERATIONS) return null;
  return {
    digestBytes: 32,
    derive: (password, salt) => derivePbkdf2(password, salt, iterations, 32, 'sha256'),
  };
}

/** RFC 7914: n is a power of two above 1. */
function createScrypt(n: number, r: number, p: number): Method | null {
  // What OpenSSL counts before it begins (crypto/evp/pbe_scrypt.c): n + 2 blocks to mix, and p of its own.
  const maxmem = 128 * r * (n + 2 + p);
  const isPowerOfTwo = n > 1 && Number.isInteger(Math.log2(n));
  if (!isPowerOfTwo || r < 1 || r > SCRYPT_LIMITS.r || p < 1 || p > SCRYPT_LIMITS.p) return null;
  if (maxmem > SCRYPT_LIMITS.bytes) return null;
  return {
    digestBytes: 64,
    derive: (password, salt) =>
      new Promise((resolve, reject) => {
        scrypt(password, salt, 64, { N: n, r, p, maxmem }, (error, key) =>
          error ? reject(error) : resolve(key),
        );
      }),
  };
}
