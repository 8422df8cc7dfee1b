import { and, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import type { Database } from './database';
import { emailAddresses } from './schema';

/** An address that its owner confirmed. */
export interface ConfirmedEmail {
  userId: number;
  address: string;
  locale: string;
  /** When a mail server last refused it, wall ms. */
  refusedAt: number | null;
}

/** What a caregiver has of addresses: one that is confirmed, one that waits for it, both or none. */
export interface EmailState {
  address: string | null;
  /** Whether a mail server refused the last message to it. */
  refused: boolean;
  askedAddress: string | null;
}

/** @param now wall ms: what was not confirmed in time is none any more. */
export async function getEmailState(
  { orm }: Database,
  { userId, now }: { userId: number; now: number },
): Promise<EmailState> {
  const [row] = await orm.select().from(emailAddresses).where(eq(emailAddresses.userId, userId)).limit(1);
  const waits = (row?.tokenExpiresAt?.getTime() ?? 0) > now;
  return {
    address: row?.address ?? null,
    refused: (row?.refusedAt ?? null) !== null,
    askedAddress: waits ? (row?.askedAddress ?? null) : null,
  };
}

/** Every address that e-mail may go to. */
export async function listConfirmedEmails({ orm }: Database): Promise<ConfirmedEmail[]> {
  const rows = await orm.select().from(emailAddresses).where(isNotNull(emailAddresses.address));
  return rows.flatMap(toConfirmed);
}

export interface AskedEmail {
  userId: number;
  address: string;
  locale: string;
  /** SHA-256 of the token that confirms it, hex. */
  tokenHash: string;
  /** Wall ms. */
  expiresAt: number;
  now: number;
}

/** Keeps an address until it is confirmed, in place of one that waited before; the confirmed one stays in force. */
export async function saveAskedEmail({ orm }: Database, asked: AskedEmail): Promise<void> {
  const { userId, address, locale, tokenHash, expiresAt, now } = asked;
  const row = {
    locale,
    askedAddress: address,
    tokenHash,
    tokenExpiresAt: new Date(expiresAt),
    updatedAt: new Date(now),
  };
  await orm
    .insert(emailAddresses)
    .values({ userId, ...row })
    .onDuplicateKeyUpdate({ set: row });
}

/** Forgets the address that waits for this token; nothing when another one took its place. */
export async function dropAskedEmail(
  { orm }: Database,
  { userId, tokenHash }: { userId: number; tokenHash: string },
): Promise<void> {
  const isOurs = eq(emailAddresses.userId, userId);
  await orm
    .update(emailAddresses)
    .set({ askedAddress: null, tokenHash: null, tokenExpiresAt: null })
    .where(and(isOurs, eq(emailAddresses.tokenHash, tokenHash)));
  await orm
    .delete(emailAddresses)
    .where(and(isOurs, isNull(emailAddresses.address), isNull(emailAddresses.askedAddress)));
}

/** Puts the address of this token in force, once. Null for a token that nobody has (any more) or that has run out. */
export async function confirmEmail(
  { orm }: Database,
  { tokenHash, now }: { tokenHash: string; now: number },
): Promise<ConfirmedEmail | null> {
  const holdsToken = and(
    eq(emailAddresses.tokenHash, tokenHash),
    gt(emailAddresses.tokenExpiresAt, new Date(now)),
  );
  const [found] = await orm.select().from(emailAddresses).where(holdsToken).limit(1);
  if (found === undefined) return null;
  const { userId, askedAddress: address, locale } = found;
  const [{ affectedRows }] = await orm
    .update(emailAddresses)
    .set({
      address,
      confirmedAt: new Date(now),
      refusedAt: null,
      askedAddress: null,
      tokenHash: null,
      tokenExpiresAt: null,
      updatedAt: new Date(now),
    })
    // Of two who confirm at once one does; an address that is asked for meanwhile brings a token of its own.
    .where(holdsToken);
  return affectedRows === 0 || address === null ? null : { userId, address, locale, refusedAt: null };
}

/** Nothing is kept of a caregiver's addresses. */
export async function removeEmail({ orm }: Database, userId: number): Promise<void> {
  await orm.delete(emailAddresses).where(eq(emailAddresses.userId, userId));
}

/** Notes that a mail server refused an address, or took a message for it again (null). */
export async function saveEmailRefused(
  { orm }: Database,
  { userId, address, at }: { userId: number; address: string; at: number | null },
): Promise<void> {
  await orm
    .update(emailAddresses)
    .set({ refusedAt: at === null ? null : new Date(at) })
    .where(and(eq(emailAddresses.userId, userId), eq(emailAddresses.address, address)));
}

function toConfirmed(row: typeof emailAddresses.$inferSelect): ConfirmedEmail[] {
  const { userId, address, locale, refusedAt } = row;
  return address === null ? [] : [{ userId, address, locale, refusedAt: refusedAt?.getTime() ?? null }];
}
