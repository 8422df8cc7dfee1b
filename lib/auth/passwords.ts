import { hash, verify } from '@node-rs/argon2';

/** argon2id, 19 MiB, 2 passes, 1 lane: the package's defaults and OWASP's first choice (cheat sheet, 2024). */
const ARGON2ID_PREFIX = '$argon2id$';
/** Hash of nothing anybody knows: an unknown name costs as much time as a wrong password. */
const DECOY =
  '$argon2id$v=19$m=19456,t=2,p=1$c21hcnQtY3JhZGxlLWRlY295$Jl6wVh0lHkzXxLzZ0tG9b1v3S1n1YQwq1oQe1rQm2pA';

export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/** False for a wrong password, for no hash at all (an unknown name) and for a hash of a kind we do not know. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const known = stored?.startsWith(ARGON2ID_PREFIX) ? stored : null;
  const matches = await verify(known ?? DECOY, password);
  return known !== null && matches;
}
