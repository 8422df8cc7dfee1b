import type { PushPorts } from '@/lib/care/push-ports';
import { parseLocale } from '@/lib/i18n/locales';
import type { OutboxRow } from '@/lib/notify/outbox';
import type { Clock } from '@/lib/platform/clock';
import type { Database } from '@/lib/store/database';
import { findAlertByUid, findNotification, findPictureOf } from '@/lib/store/notifications';
import {
  moveDeviceTokens,
  removeDevice,
  removeDeviceTokens,
  removePushSubscription,
  renewPushSubscription,
  savePushSubscription,
} from '@/lib/store/push-subscriptions';
import type { Notifications } from './notifications';

interface PushPortsDeps {
  clock: Clock;
  notifications: Notifications;
  database(): Database;
  alerts: PushPorts['alerts'];
}

/** How much older than its alert the picture may be that a phone is shown after a restart, in ms. */
const PICTURE_AGE_MS = 10_000;

/** What phones that have no session do, wired to the outbox and the store. */
export function createPushPorts({ clock, notifications, database, alerts }: PushPortsDeps): PushPorts {
  const { outbox, tokens, devices, snapshots } = notifications;

  /** Rows of before a restart are only in the table. */
  async function knowsRow(uid: string): Promise<boolean> {
    if (outbox.find(uid) !== null) return true;
    const row = await findNotification(database(), uid);
    if (row !== null && outbox.find(uid) === null) outbox.put(row as OutboxRow);
    return row !== null;
  }

  return {
    clock,
    grants: { find: tokens.find },
    receipts: {
      async note(uid, event, at) {
        if (!(await knowsRow(uid))) return;
        const row = outbox.find(uid);
        const shownAt = row?.shownAt ?? at;
        outbox.change(uid, event === 'shown' ? { shownAt } : { shownAt, openedAt: row?.openedAt ?? at });
      },
    },
    alerts,
    snapshots: {
      async find(alertUid) {
        const kept = snapshots.find(alertUid);
        if (kept !== null) return kept;
        const alert = await findAlertByUid(database(), alertUid);
        if (alert === null) return null;
        const { agentId, at } = alert;
        return findPictureOf(database(), { agentId, from: at - PICTURE_AGE_MS, to: at });
      },
    },
    devices: {
      localeOf: (deviceId) => devices.find(deviceId)?.locale ?? null,
      save: (device) =>
        saveDevice({ notifications, database }, { ...device, locale: parseLocale(device.locale) }),
      async move(from, to) {
        tokens.moveDevice(from, to);
        devices.remove(from);
        await moveDeviceTokens(database(), from, to);
        await removeDevice(database(), from);
      },
    },
  };
}

/** One caregiver's phones and browsers. Whoever names more endpoints shall not fill the ways of all others. */
const MOST_DEVICES = 10;

/** Stores a device and has it told from now on; the oldest gives way when there are too many. */
export async function saveDevice(
  { notifications: { devices }, database }: Pick<PushPortsDeps, 'notifications' | 'database'>,
  { now, locale, ...device }: Parameters<typeof savePushSubscription>[1],
): Promise<number> {
  const id = await savePushSubscription(database(), { ...device, locale, now });
  devices.put({ ...device, id, locale: parseLocale(locale) });
  const others = devices.listOf(device.userId).filter((other) => other.id !== id);
  for (const oldest of others.slice(0, Math.max(0, others.length + 1 - MOST_DEVICES))) {
    devices.remove(oldest.id);
    await removeDevice(database(), oldest.id);
  }
  return id;
}

/** The same for a device that its caregiver still has. @returns whether they have it. */
export async function renewDevice(
  { notifications: { devices }, database }: Pick<PushPortsDeps, 'notifications' | 'database'>,
  { now, locale, ...device }: Parameters<typeof renewPushSubscription>[1],
): Promise<boolean> {
  const id = await renewPushSubscription(database(), { ...device, locale, now });
  if (id !== null) devices.put({ ...device, id, locale: parseLocale(locale) });
  return id !== null;
}

/** Takes a device, and what it holds, from its caregiver. */
export async function dropDevice(
  { notifications: { devices, tokens }, database }: Pick<PushPortsDeps, 'notifications' | 'database'>,
  { userId, endpoint }: { userId: number; endpoint: string },
): Promise<void> {
  await removePushSubscription(database(), { userId, endpoint });
  for (const { id } of devices.listOf(userId).filter((device) => device.endpoint === endpoint)) {
    devices.remove(id);
    tokens.revokeDevice(id);
    await removeDeviceTokens(database(), id);
  }
}
