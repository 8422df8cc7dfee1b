import { ulid } from 'ulid';
import type { AlertSettings } from '@/lib/alerts/settings';
import type { Clock } from '@/lib/platform/clock';
import { CHANNEL_NAMES, type ChannelName, type Message, type Recipient } from './channel';
import { CHANNELS, type Channels } from './channels/registry';
import type { Dispatch } from './dispatch';
import type { Notifier, Telling } from './notifier';
import { newRow, type Outbox, type OutboxRow } from './outbox';
import type { Snapshots } from './snapshots';

/** What a caregiver set for a cradle, by which its ways are open or not. */
export type OpenWays = Pick<AlertSettings, 'pushNotificationsEnabled' | 'emailNotificationsEnabled'>;

/** A row that waited when the server went down. */
export interface WaitingRow {
  row: OutboxRow;
  /** What it said; null when that is no longer its recipient's to hear. */
  message: Message | null;
  /** Somebody has looked after it since. */
  isAnswered: boolean;
}

export interface NotifierDeps {
  channels: Channels;
  clock: Clock;
  dispatch: Dispatch;
  outbox: Outbox;
  snapshots: Snapshots;
  settingsOf(cradle: Telling['cradle']): OpenWays;
  /** What a caregiver calls a cradle; null without a name. */
  nameOf(uuid: string): string | null;
}

export interface RunningNotifier extends Notifier {
  /**
   * Tells a caregiver that telling them works, on one way, or on one device of it only.
   * @returns notifications.uid of each message.
   */
  test(userId: number, channel: ChannelName, deviceId?: number): string[];
  /** Goes on with what waited before a restart. */
  resume(waiting: readonly WaitingRow[]): void;
}

export function createNotifier(deps: NotifierDeps): RunningNotifier {
  const { channels, clock, dispatch, nameOf, outbox, snapshots, settingsOf } = deps;

  function send(message: Message, recipient: Recipient, agentId: number | null): string {
    const { userId, channel, deviceId } = recipient;
    const uid = ulid(clock.now());
    const of = { uid, userId, agentId, alertUid: message.alert?.uid ?? null, channel, deviceId };
    outbox.put(newRow({ ...of, kind: message.kind, createdAt: clock.now() }));
    // Written down before the first attempt: a server that dies in it tries again.
    outbox.change(uid, {});
    dispatch.enqueue({ uid, message, recipient });
    return uid;
  }

  const recipientsOf = (userId: number, channel: ChannelName): Recipient[] =>
    channels[channel]?.recipientsOf(userId) ?? [];

  return {
    tell(telling) {
      const { alert, cradle, kind, lastedMs, snapshot } = telling;
      if (snapshot !== null) snapshots.keep(alert.uid, snapshot);
      const of = { cradleUuid: cradle.uuid, cradleName: nameOf(cradle.uuid) };
      const message: Message = { kind, alert: { ...alert, ...of, lastedMs, snapshot } };
      const settings = settingsOf(cradle);
      const open = CHANNEL_NAMES.filter((channel) => settings[CHANNELS[channel].setting]);
      for (const recipient of open.flatMap((channel) => recipientsOf(cradle.ownerId, channel)))
        send(message, recipient, cradle.id);
    },
    withdraw: dispatch.withdraw,
    test: (userId, channel, deviceId) =>
      recipientsOf(userId, channel)
        .filter((recipient) => deviceId === undefined || recipient.deviceId === deviceId)
        .map((recipient) => send({ kind: 'test', alert: null }, recipient, null)),
    resume(waiting) {
      for (const { row, message, isAnswered } of waiting) {
        if (outbox.find(row.uid) !== null) continue;
        outbox.put(row);
        const recipient = isAnswered || message === null ? null : findRecipient(row);
        if (recipient !== null && message !== null) dispatch.enqueue({ uid: row.uid, message, recipient });
        else
          outbox.change(row.uid, {
            state: 'failed',
            reason: isAnswered ? 'answered' : GONE,
            nextTryAt: null,
          });
      }
    },
  };

  function findRecipient({ userId, channel, deviceId }: OutboxRow): Recipient | null {
    return recipientsOf(userId, channel).find((recipient) => recipient.deviceId === deviceId) ?? null;
  }
}

const GONE = 'nobody is there to be told';
