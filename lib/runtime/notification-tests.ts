import { ulid } from 'ulid';
import { CHANNEL_NAMES } from '@/lib/notify/channel';
import type { OutboxRow } from '@/lib/notify/outbox';
import type { Clock } from '@/lib/platform/clock';
import { AppError } from '@/lib/platform/errors';
import type { Notifications } from './notifications';

/** Tests whose way can be asked for; who asked for an older one has seen how it ended. */
const MOST_KEPT = 500;

/** What became of a test so far. */
export interface TestReport {
  id: string;
  /** Wall ms. */
  createdAt: number;
  /** A row for each device and address that it went to. */
  rows: readonly OutboxRow[];
}

/** "Send me a test": the very way that alerts go, asked for by a caregiver. */
export interface TestNotifications {
  /**
   * @param endpoint of the only device that it goes to; null: to all that the caregiver is reached by
   * @returns its name, with which its way can be followed
   * @throws AppError `not_found` for a device that is not the caregiver's, `nobody_to_tell`.
   */
  send(userId: number, endpoint: string | null): string;
  /** Null for one that nobody asked for, somebody else's, or one of before a restart. */
  find(userId: number, id: string): TestReport | null;
}

interface SentTest {
  userId: number;
  createdAt: number;
  /** notifications.uid */
  uids: readonly string[];
}

export function createTestNotifications({
  clock,
  notifications: { notifier, outbox, devices },
}: {
  clock: Clock;
  notifications: Pick<Notifications, 'notifier' | 'outbox' | 'devices'>;
}): TestNotifications {
  const tests = new Map<string, SentTest>();

  function sendToDevice(userId: number, endpoint: string): string[] {
    const device = devices.listOf(userId).find((candidate) => candidate.endpoint === endpoint);
    if (device === undefined) throw new AppError('not_found');
    return notifier.test(userId, 'push', device.id);
  }

  return {
    send(userId, endpoint) {
      const createdAt = clock.now();
      const uids =
        endpoint === null
          ? CHANNEL_NAMES.flatMap((channel) => notifier.test(userId, channel))
          : sendToDevice(userId, endpoint);
      if (uids.length === 0) throw new AppError('nobody_to_tell');
      const id = ulid(createdAt);
      tests.set(id, { userId, createdAt, uids });
      const [oldest] = tests.keys();
      if (tests.size > MOST_KEPT && oldest !== undefined) tests.delete(oldest);
      return id;
    },
    find(userId, id) {
      const test = tests.get(id);
      if (test === undefined || test.userId !== userId) return null;
      const rows = test.uids.map((uid) => outbox.find(uid)).filter((row) => row !== null);
      return { id, createdAt: test.createdAt, rows };
    },
  };
}
