import { parseLocale } from '@/lib/i18n/locales';
import type { PushDevices } from '@/lib/notify/push-devices';
import type { ActionTokens } from '@/lib/notify/tokens';
import type { Logger } from '@/lib/platform/logger';
import { createTurns } from '@/lib/platform/turns';
import type { Database } from '@/lib/store/database';
import { movePushSubscription, type RenewedDevice, renewPushSubscription } from '@/lib/store/push-renewals';
import type { PushSubscription, ReportedDevice, StoredDevice } from '@/lib/store/push-rows';
import {
  listPushSubscriptions,
  noteDeviceGone,
  removeDevice,
  removePushSubscription,
  savePushSubscription,
} from '@/lib/store/push-subscriptions';

/** One caregiver's phones and browsers. Whoever names more endpoints shall not fill the ways of all others. */
const MOST_DEVICES = 10;

interface DeviceBookDeps {
  /** Whom dispatch tells: in memory, for that never waits for the database. */
  devices: PushDevices;
  tokens: Pick<ActionTokens, 'moveDevice' | 'revokeDevice'>;
  logger: Logger;
  /** @throws AppError `database_unavailable` until it was reached for the first time. */
  database(): Database;
}

/** Push devices in the table and in memory: one change at a time, so that the two say the same. */
export interface DeviceBook {
  /** Learns what the table has. */
  read(): Promise<void>;
  /** Stores a device and has it told from now on; the oldest gives way when there are too many. */
  save(device: ReportedDevice): Promise<void>;
  /**
   * The same for a device that its caregiver still has.
   * @param earlier endpoint at which the server knew it last
   * @returns whether they have it.
   */
  renew(earlier: string, device: ReportedDevice): Promise<boolean>;
  /** Tells a device at another address from now on. @returns false for one that was removed. */
  move(id: number, to: PushSubscription & { userId: number; now: number }): Promise<boolean>;
  /** Takes a device, and what it holds, from its caregiver. */
  remove(device: { userId: number; endpoint: string }): Promise<void>;
  /** Runs what removes devices from the table, and forgets them. @returns what it does */
  removeBy<T extends { deviceIds: readonly number[] } | null>(work: () => Promise<T>): Promise<T>;
  /** Its push service knows it no more. Never rejects. */
  noteGone(id: number, now: number): Promise<void>;
}

export function createDeviceBook({ devices, tokens, logger, database }: DeviceBookDeps): DeviceBook {
  const inTurn = createTurns();

  function note({ id, userId, endpoint, p256dh, auth, locale }: StoredDevice): void {
    devices.put({ id, userId, endpoint, p256dh, auth, locale: parseLocale(locale) });
  }

  function forget(id: number): void {
    devices.remove(id);
    tokens.revokeDevice(id);
  }

  async function read(): Promise<void> {
    const stored = await listPushSubscriptions(database());
    const ids = new Set(stored.map(({ id }) => id));
    for (const { id } of devices.list()) if (!ids.has(id)) forget(id);
    stored.forEach(note);
  }

  async function makeRoom({ id, userId }: Pick<StoredDevice, 'id' | 'userId'>): Promise<void> {
    const others = devices.listOf(userId).filter((other) => other.id !== id);
    for (const oldest of others.slice(0, Math.max(0, others.length + 1 - MOST_DEVICES))) {
      devices.remove(oldest.id);
      await removeDevice(database(), oldest.id);
    }
  }

  async function noteRenewed(renewed: RenewedDevice | null): Promise<boolean> {
    if (renewed === null) return false;
    const { removedId } = renewed;
    if (removedId !== null) {
      tokens.moveDevice(removedId, renewed.id);
      devices.remove(removedId);
    }
    note(renewed);
    await makeRoom(renewed);
    return true;
  }

  return {
    read: () => inTurn(read),
    save: (device) =>
      inTurn(async () => {
        const id = await savePushSubscription(database(), device);
        note({ ...device, id });
        await makeRoom({ ...device, id });
      }),
    renew: (earlier, device) =>
      inTurn(async () => noteRenewed(await renewPushSubscription(database(), earlier, device))),
    move: (id, to) => inTurn(async () => noteRenewed(await movePushSubscription(database(), id, to))),
    remove: ({ userId, endpoint }) =>
      inTurn(async () => {
        await removePushSubscription(database(), { userId, endpoint });
        for (const device of devices.listOf(userId)) if (device.endpoint === endpoint) forget(device.id);
      }),
    removeBy: (work) =>
      inTurn(async () => {
        try {
          const removed = await work();
          removed?.deviceIds.forEach(forget);
          return removed;
        } catch (error) {
          // It may be in, and only the answer was lost. What cannot be read now is read when upkeep comes round.
          inTurn(read).catch(() => undefined);
          throw error;
        }
      }),
    noteGone: (id, now) =>
      inTurn(async () => {
        // Its tokens stay: with one of them it may come at another address.
        devices.remove(id);
        try {
          await noteDeviceGone(database(), { id, now });
        } catch (error) {
          // The next message to it, once it was read again, is answered the same.
          logger.warn('A device that is gone could not be noted', { device: id, error });
        }
      }),
  };
}
