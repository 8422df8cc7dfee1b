import { parseAlertType } from '@/lib/alerts/types';
import { SESSION_LIFETIME_MS } from '@/lib/auth/session-cookie';
import type { Channel, ChannelName } from '@/lib/notify/channel';
import { createGuardedAgent } from '@/lib/notify/channels/guarded-agent';
import { createPushChannel } from '@/lib/notify/channels/push';
import {
  createNotifier,
  type NotifierDeps,
  type RunningNotifier,
  type WaitingRow,
} from '@/lib/notify/create-notifier';
import { createDispatch } from '@/lib/notify/dispatch';
import { createOutbox, type Outbox } from '@/lib/notify/outbox';
import { createPushDevices, type PushDevices } from '@/lib/notify/push-devices';
import { createSnapshots, type Snapshots } from '@/lib/notify/snapshots';
import { type ActionTokens, createActionTokens } from '@/lib/notify/tokens';
import type { VapidKeys } from '@/lib/notify/vapid-keys';
import type { Clock } from '@/lib/platform/clock';
import type { Env } from '@/lib/platform/env';
import type { Logger } from '@/lib/platform/logger';
import { findActionToken, removeExpiredTokens } from '@/lib/store/action-tokens';
import type { AlertChange } from '@/lib/store/alert-changes';
import type { Database } from '@/lib/store/database';
import {
  listQueuedNotifications,
  type QueuedNotification,
  removeOldNotifications,
} from '@/lib/store/notifications';
import { removeGoneDevices } from '@/lib/store/push-subscriptions';
import { createDeviceBook, type DeviceBook } from './device-book';

export interface NotificationsDeps {
  env: Pick<Env, 'publicUrl' | 'mail' | 'retentionMs'>;
  vapid: VapidKeys;
  /** Null without a mail server. */
  email: Channel | null;
  clock: Clock;
  logger: Logger;
  /** @throws AppError `database_unavailable` until it was reached for the first time. */
  database(): Database;
  /** By which ways caregivers want to hear of a cradle. */
  settingsOf: NotifierDeps['settingsOf'];
  nameOf: NotifierDeps['nameOf'];
  /** Written ahead, stored when the database can. */
  record(change: AlertChange): void;
}

/** Everything about telling caregivers, wired. */
export interface Notifications {
  notifier: RunningNotifier;
  outbox: Outbox;
  tokens: ActionTokens;
  devices: PushDevices;
  deviceBook: DeviceBook;
  snapshots: Snapshots;
  /** Learns who is reached where, and goes on with what waited before a restart. */
  start(): Promise<void>;
  /** Removes what nobody asks for any more. */
  cleanUp(): Promise<void>;
  stop(): void;
}

/** A browser that was not opened for longer is signed out, and tells nobody its new address. */
const GONE_KEPT_MS = SESSION_LIFETIME_MS.remembered;
/** Push services want to know whom to turn to. Without PUBLIC_URL and MAIL_FROM nobody is named; some refuse that. */
const NOBODY = 'mailto:smart-cradle@example.org';

export function createNotifications(deps: NotificationsDeps): Notifications {
  const { env, vapid, email, clock, logger, database, nameOf, record, settingsOf } = deps;
  const devices = createPushDevices();
  const snapshots = createSnapshots();
  const outbox = createOutbox({ record: (row) => record({ kind: 'notification', row }) });
  const tokens = createActionTokens({
    clock,
    record: (token) => record({ kind: 'token', token }),
    load: async (hash) => findActionToken(database(), hash),
  });
  const deviceBook = createDeviceBook({ devices, tokens, logger, database });
  const channels = {
    push: createPushChannel({
      clock,
      devices,
      vapid,
      subject: subjectOf(env),
      agent: createGuardedAgent(),
      onGone: (deviceId) => void deviceBook.noteGone(deviceId, clock.now()),
    }),
    email,
  };
  const dispatch = createDispatch({
    channels,
    clock,
    outbox,
    issueToken: ({ uid, message, recipient: { userId, deviceId } }) => {
      const agentId = outbox.find(uid)?.agentId ?? null;
      const alertUid = message.alert?.uid ?? null;
      return tokens.issue({ userId, agentId, alertUid, notificationUid: uid, deviceId });
    },
    onSent({ message: { kind, alert } }) {
      if (alert !== null && kind !== 'cleared') record({ kind: 'notified', uid: alert.uid });
    },
  });
  const notifier = createNotifier({ channels, clock, dispatch, outbox, snapshots, settingsOf, nameOf });

  return {
    notifier,
    outbox,
    tokens,
    devices,
    deviceBook,
    snapshots,
    async start() {
      await deviceBook.read();
      const queued = await listQueuedNotifications(database());
      notifier.resume(queued.map((waiting) => readWaiting(waiting, { nameOf, now: clock.now() })));
    },
    async cleanUp() {
      const now = clock.now();
      await removeExpiredTokens(database(), now);
      await removeOldNotifications(database(), now - env.retentionMs);
      await removeGoneDevices(database(), now - GONE_KEPT_MS);
      await deviceBook.read();
    },
    stop: dispatch.stop,
  };
}

function subjectOf({ publicUrl, mail }: NotificationsDeps['env']): string {
  if (publicUrl?.startsWith('https:')) return publicUrl;
  if (mail === null) return NOBODY;
  return `mailto:${/<([^>]+)>/.exec(mail.from)?.[1] ?? mail.from}`;
}

/** What a row that waited was to say. Its picture is not at hand: a phone gets it from the recording. */
function readWaiting(
  { row, alert, isAnswered }: QueuedNotification,
  { nameOf, now }: Pick<NotifierDeps, 'nameOf'> & { now: number },
): WaitingRow {
  const of = { row: { ...row, channel: row.channel as ChannelName }, isAnswered };
  if (row.alertUid === null) return { ...of, message: { kind: row.kind, alert: null } };
  const type = alert === null ? null : parseAlertType(alert.type);
  if (alert === null || type === null) return { ...of, message: null };
  const lastedMs = Math.max(0, now - alert.at);
  const cradleName = nameOf(alert.cradleUuid);
  return {
    ...of,
    message: { kind: row.kind, alert: { ...alert, type, cradleName, lastedMs, snapshot: null } },
  };
}
