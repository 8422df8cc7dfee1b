import { and, count, eq, gt, inArray, lt, min, not } from 'drizzle-orm';
import type { Database } from './database';
import { signInAttempts } from './schema';

/** Who tried: the folded name and the address; what is too long for the table counts by its beginning. */
export interface SignInSubject {
  usernameKey: string;
  address: string;
}

export interface RecentFailures {
  count: number;
  /** Wall ms of the oldest one counted; null when there is none. */
  oldestAt: number | null;
}

export async function saveAttempt(
  { orm }: Database,
  attempt: SignInSubject & { succeeded: boolean; now: number },
): Promise<void> {
  const { succeeded, now } = attempt;
  await orm.insert(signInAttempts).values({ ...storable(attempt), succeeded, at: new Date(now) });
}

/** Wrong passwords for this name from this address since a moment. */
export async function countFailures(
  { orm }: Database,
  subject: SignInSubject,
  since: number,
): Promise<RecentFailures> {
  const rows = await orm
    .select({ count: count(), oldestAt: min(signInAttempts.at) })
    .from(signInAttempts)
    .where(and(ofSubject(subject), failedSince(since)));
  return toFailures(rows[0]);
}

/** Wrong passwords for this name from all addresses from which it never signed in. */
export async function countStrangersFailures(
  { orm }: Database,
  usernameKey: string,
  since: number,
): Promise<RecentFailures> {
  const known = orm
    .select({ address: signInAttempts.address })
    .from(signInAttempts)
    .where(and(ofName(usernameKey), eq(signInAttempts.succeeded, true)));
  const rows = await orm
    .select({ count: count(), oldestAt: min(signInAttempts.at) })
    .from(signInAttempts)
    .where(and(ofName(usernameKey), failedSince(since), not(inArray(signInAttempts.address, known))));
  return toFailures(rows[0]);
}

export async function hasSignedInFrom({ orm }: Database, subject: SignInSubject): Promise<boolean> {
  const rows = await orm
    .select({ id: signInAttempts.id })
    .from(signInAttempts)
    .where(and(ofSubject(subject), eq(signInAttempts.succeeded, true)))
    .limit(1);
  return rows.length > 0;
}

/** Forgets failures from before a moment; addresses that a name has signed in from stay known. */
export async function deleteOldFailures({ orm }: Database, before: number): Promise<void> {
  await orm
    .delete(signInAttempts)
    .where(and(eq(signInAttempts.succeeded, false), lt(signInAttempts.at, new Date(before))));
}

/** After a right password its wrong ones no longer count; one row keeps that the address is known. */
export async function replaceAttemptsBySuccess(
  { orm }: Database,
  attempt: SignInSubject & { now: number },
): Promise<void> {
  const [success] = await orm
    .insert(signInAttempts)
    .values({ ...storable(attempt), succeeded: true, at: new Date(attempt.now) })
    .$returningId();
  if (!success) throw new Error('The database gave no id for a sign-in.');
  await orm.delete(signInAttempts).where(and(ofSubject(attempt), lt(signInAttempts.id, success.id)));
}

/** As much of a name and an address as the columns hold: a sign-in may be tried with longer ones. */
function storable({ usernameKey, address }: SignInSubject): SignInSubject {
  return { usernameKey: beginning(usernameKey, 255), address: beginning(address, 64) };
}

function beginning(text: string, characters: number): string {
  return [...text].slice(0, characters).join('');
}

function ofSubject(subject: SignInSubject) {
  const { usernameKey, address } = storable(subject);
  return and(eq(signInAttempts.usernameKey, usernameKey), eq(signInAttempts.address, address));
}

const ofName = (usernameKey: string) => eq(signInAttempts.usernameKey, beginning(usernameKey, 255));

const failedSince = (since: number) =>
  and(eq(signInAttempts.succeeded, false), gt(signInAttempts.at, new Date(since)));

function toFailures(row: { count: number; oldestAt: Date | null } | undefined): RecentFailures {
  return { count: row?.count ?? 0, oldestAt: row?.oldestAt?.getTime() ?? null };
}
