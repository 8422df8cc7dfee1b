import type { AlertBoard, OpenAlert } from '@/lib/live/alert-board';
import type { ChangeFeed } from '@/lib/live/change-feed';
import type { Notifier } from '@/lib/notify/notifier';
import type { Clock } from '@/lib/platform/clock';
import type { AlertLane } from '@/lib/store/alert-lane';
import type { Watch } from '@/lib/watch/watch';

/**
 * What caregivers do about alerts, in the running server and, written ahead, in the database: both work while it is
 * away. Doing so again changes nothing.
 */
export interface AlertActions {
  /** Silences a whole episode, named by itself or by one of its open alerts. @param by name of the caregiver. */
  acknowledge(alert: ({ episode: string } | { uid: string }) & { by: string }): void;
  /** Ends the episode of an alert. */
  resolve(alert: { uid: string }): void;
  /** Takes that back: its episode goes on where it was, unless another began since. Rings by itself in no case. */
  reopen(uuid: string, alert: OpenAlert & { uid: string }): void;
}

interface AlertActionsDeps {
  board: AlertBoard;
  clock: Clock;
  feed: ChangeFeed;
  lane: Pick<AlertLane, 'record'>;
  notifier: Pick<Notifier, 'withdraw'>;
  watch(): Pick<Watch, 'acknowledge' | 'resolve' | 'reopen'>;
}

export function createAlertActions({
  board,
  clock,
  feed,
  lane,
  notifier,
  watch,
}: AlertActionsDeps): AlertActions {
  return {
    acknowledge({ by, ...wanted }) {
      const placed = board.find(wanted);
      const episode = 'episode' in wanted ? wanted.episode : placed?.alert.episode;
      if (!episode) return;
      const at = clock.now();
      lane.record({ kind: 'acknowledged', episode, at, by });
      watch().acknowledge(episode);
      notifier.withdraw(episode);
      if (placed === null) return;
      board.noteAcknowledged(placed.uuid, placed.alert, { at, by });
      feed.publish(placed.uuid, 'value');
    },
    resolve({ uid }) {
      lane.record({ kind: 'resolved', uid, at: clock.now() });
      watch().resolve(uid);
      const placed = board.find({ uid });
      if (placed === null) return;
      if (placed.alert.episode !== null) notifier.withdraw(placed.alert.episode);
      board.remove(placed.uuid, placed.alert);
      feed.publish(placed.uuid, 'value');
    },
    reopen(uuid, alert) {
      const { uid, acknowledgedAt } = alert;
      // By the spool too: the resolve may be on its way to the database, and must not come after this.
      lane.record({ kind: 'reopened', uid });
      watch().reopen(uid, { isAcknowledged: acknowledgedAt !== null });
      board.put(uuid, alert);
      feed.publish(uuid, 'value');
    },
  };
}
