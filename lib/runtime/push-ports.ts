import type { PushPorts } from '@/lib/care/push-ports';
import type { OutboxRow } from '@/lib/notify/outbox';
import type { Clock } from '@/lib/platform/clock';
import type { Database } from '@/lib/store/database';
import { findAlertByUid, findNotification, findPictureOf } from '@/lib/store/notifications';
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
  const { outbox, tokens, deviceBook, snapshots } = notifications;

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
    devices: { move: deviceBook.move },
  };
}
