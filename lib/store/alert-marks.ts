import { and, eq, isNull, lte } from 'drizzle-orm';
import { isOpen, isUnread } from './alerts';
import type { Database } from './database';
import { alertLogs } from './schema';

/** What caregivers note of their alerts. Of an alert that is not theirs nothing is changed. */

/** Resolving again changes nothing: `resolved_at` stays that of the first time. */
export async function saveResolved(
  { orm }: Database,
  { id, ownerId, now }: { id: number; ownerId: number; now: number },
): Promise<void> {
  await orm
    .update(alertLogs)
    .set({ resolved: true, resolvedAt: new Date(now) })
    .where(and(eq(alertLogs.id, id), eq(alertLogs.userId, ownerId), isOpen()));
}

/** Of all alerts of its episode; one of an earlier installation is alone. Again changes nothing. */
export async function saveAcknowledged(
  { orm }: Database,
  {
    id,
    episode,
    ownerId,
    now,
    by,
  }: { id: number; episode: string | null; ownerId: number; now: number; by: string },
): Promise<void> {
  const isMeant = episode === null ? eq(alertLogs.id, id) : eq(alertLogs.episode, episode);
  await orm
    .update(alertLogs)
    .set({ acknowledgedAt: new Date(now), acknowledgedBy: by })
    .where(and(isMeant, eq(alertLogs.userId, ownerId), isNull(alertLogs.acknowledgedAt)));
}

export async function saveKept(
  { orm }: Database,
  { id, ownerId, kept }: { id: number; ownerId: number; kept: boolean },
): Promise<void> {
  await orm
    .update(alertLogs)
    .set({ kept })
    .where(and(eq(alertLogs.id, id), eq(alertLogs.userId, ownerId)));
}

/** As if it had never been resolved. Of one that is open nothing changes. */
export async function saveReopened(
  { orm }: Database,
  { id, ownerId }: { id: number; ownerId: number },
): Promise<void> {
  await orm
    .update(alertLogs)
    .set({ resolved: false, resolvedAt: null })
    .where(and(eq(alertLogs.id, id), eq(alertLogs.userId, ownerId)));
}

/** The first time counts. */
export async function saveSeen(
  { orm }: Database,
  { id, ownerId, now }: { id: number; ownerId: number; now: number },
): Promise<void> {
  await orm
    .update(alertLogs)
    .set({ seenAt: new Date(now) })
    .where(and(eq(alertLogs.id, id), eq(alertLogs.userId, ownerId), isNull(alertLogs.seenAt)));
}

/** @param until wall ms: a later alert was not on the list that its caregiver looked at. */
export async function saveAllSeen(
  { orm }: Database,
  { ownerId, until, now }: { ownerId: number; until: number; now: number },
): Promise<void> {
  await orm
    .update(alertLogs)
    .set({ seenAt: new Date(now) })
    .where(and(eq(alertLogs.userId, ownerId), isUnread(), lte(alertLogs.createdAt, new Date(until))));
}
