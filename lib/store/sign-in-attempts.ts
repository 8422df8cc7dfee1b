import { and, count, eq, gt, inArray, lt, min, not } from 'drizzle-orm';
import type { Database } from './database';
import { signInAttempts } from './schema';

/** Who tried: the folded name and the address, IPv6 shortened by nobody. */
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
  const { now, ...row } = attempt;
  await orm.insert(signInAttempts).values({ ...row, at: new Date(now) });
}

/** Wrong passwords for this name from this address since a moment. */
export async function countFailures(
  { orm }: Database,
  { usernameKey, address }: SignInSubject,
  since: number,
): Promise<RecentFailures> {
  const rows = await orm
    .select({ count: count(), oldestAt: min(signInAttempts.at) })
    .from(signInAttempts)
    .where(and(ofName(usernameKey), eq(signInAttempts.address, address), failedSince(since)));
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

export async function hasSignedInFrom(
  { orm }: Database,
  { usernameKey, address }: SignInSubject,
): Promise<boolean> {
  const rows = await orm
    .select({ id: signInAttempts.id })
    .from(signInAttempts)
    .where(and(ofName(usernameKey), eq(signInAttempts.address, address), eq(signInAttempts.succeeded, true)))
    .limit(1);
  return rows.length > 0;
}

/** Forgets failures older than the window, and what a name did from an address before its newest success. */
export async function deleteOldFailures({ orm }: Database, before: number): Promise<void> {
  await orm
    .delete(signInAttempts)
    .where(and(eq(signInAttempts.succeeded, false), lt(signInAttempts.at, new Date(before))));
}

/** After a right password its wrong ones no longer count; one row keeps that the address is known. */
export async function replaceAttemptsBySuccess(
  { orm }: Database,
  { usernameKey, address, now }: SignInSubject & { now: number },
): Promise<void> {
  await orm.transaction(async (tx) => {
    await tx.delete(signInAttempts).where(and(ofName(usernameKey), eq(signInAttempts.address, address)));
    await tx.insert(signInAttempts).values({ usernameKey, address, succeeded: true, at: new Date(now) });
  });
}

const ofName = (usernameKey: string) => eq(signInAttempts.usernameKey, usernameKey);

const failedSince = (since: number) =>
  and(eq(signInAttempts.succeeded, false), gt(signInAttempts.at, new Date(since)));

function toFailures(row: { count: number; oldestAt: Date | null } | undefined): RecentFailures {
  return { count: row?.count ?? 0, oldestAt: row?.oldestAt?.getTime() ?? null };
}
