import { createHash } from 'node:crypto';
import { AppError } from '@/lib/platform/errors';
import type { Transaction } from './transaction';

/** How a browser can be reached (Push API): where to send, and the keys to encrypt with. */
export interface PushSubscription {
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** One of a caregiver's devices. */
export interface StoredDevice extends PushSubscription {
  id: number;
  userId: number;
  /** Language of what is sent to it, as it was saved. */
  locale: string;
}

/** A device as its browser tells of it. */
export interface ReportedDevice extends Omit<StoredDevice, 'id'> {
  /** Of the session that tells: push ends with that when somebody ends it (session-ends.ts). */
  sessionHash: string;
  /** Null leaves what is known. */
  userAgent: string | null;
  now: number;
}

/**
 * For who tells of a device. Whoever ends the session waits for it, or it for them: no device stays behind.
 * @throws AppError `unauthorized` when the session is over.
 */
export async function requireSession(
  { select }: Transaction,
  { userId, sessionHash }: Pick<ReportedDevice, 'userId' | 'sessionHash'>,
): Promise<void> {
  const sql = 'SELECT 1 FROM sessions WHERE user_id = ? AND token_hash = ? LOCK IN SHARE MODE';
  if ((await select(sql, [userId, sessionHash])).length === 0) throw new AppError('unauthorized');
}

/** The caregiver's device at an endpoint, also one whose push service knows it no more; nobody else changes it then. */
export async function findDevice(
  { select }: Transaction,
  { userId, endpoint }: { userId: number; endpoint: string },
): Promise<{ id: number; isGone: boolean } | null> {
  const [row] = await select(
    'SELECT id, gone_at FROM push_subscriptions WHERE user_id = ? AND endpoint_hash = ? FOR UPDATE',
    [userId, hashEndpoint(endpoint)],
  );
  return row === undefined ? null : { id: row.id, isGone: row.gone_at !== null };
}

/** An endpoint is too long for a key as it is. */
export function hashEndpoint(endpoint: string): string {
  return createHash('sha256').update(endpoint).digest('hex');
}
