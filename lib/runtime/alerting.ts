import type { FrameCache } from '@/lib/frames/frame-cache';
import type { AlertBoard } from '@/lib/live/alert-board';
import type { ChangeFeed } from '@/lib/live/change-feed';
import type { Notifier } from '@/lib/notify/notifier';
import type { Clock } from '@/lib/platform/clock';
import type { AlertLane } from '@/lib/store/alert-lane';
import type { WatchPorts } from '@/lib/watch/ports';
import { createReachability, type Reachability } from '@/lib/watch/reachability';
import type { Watch } from '@/lib/watch/watch';
import { type AlertActions, createAlertActions } from './alert-actions';
import { createAlertDesk } from './alert-desk';
import { type CaregiverAlerts, createCaregiverAlerts } from './caregiver-alerts';
import type { Directory } from './directory';
import type { Recording } from './recording';
import { createSettingsMemory, type SettingsMemory } from './settings-memory';

export interface AlertingDeps {
  clock: Clock;
  board: AlertBoard;
  directory: Directory;
  feed: ChangeFeed;
  frames: FrameCache;
  lane: Pick<AlertLane, 'record'>;
  recorder: Pick<Recording, 'begin'>;
  notifier: Notifier;
  newUid(): string;
  /** The watch needs what is made here. */
  watch(): Watch;
  /** Whether cradles can reach us, and we the database. */
  isUp(): { broker: boolean; database: boolean };
}

/** Everything about alerts in the running server but the rules themselves. */
export interface Alerting {
  settings: SettingsMemory;
  desk: WatchPorts['alerts'];
  actions: AlertActions;
  caregivers: CaregiverAlerts;
  reachability: Pick<Reachability, 'since' | 'noteStart'>;
  /** Looks at what can be away; to be called when that may have changed, and a few times a second. */
  lookAround(): void;
  /** Leaves a mark of this moment in the database: after a restart it tells until when somebody watched. */
  leaveMark(): void;
  /** The cradle is not watched any more: nothing of it is told. */
  withdrawAll(uuid: string): void;
}

export function createAlerting(deps: AlertingDeps): Alerting {
  const { board, clock, directory, isUp, notifier, watch } = deps;
  const settings = createSettingsMemory();
  const desk = createAlertDesk(deps);
  const caregivers = createCaregiverAlerts({
    ...deps,
    desk,
    settings,
    memoryOf: (uuid) => watch().memoryOf(uuid),
  });
  const reachability = createReachability({
    clock,
    raise: (details) => caregivers.raise('watch_interrupted', details),
    clear: (details) => caregivers.clear('watch_interrupted', details),
  });

  return {
    settings,
    desk,
    actions: createAlertActions(deps),
    caregivers,
    reachability,
    lookAround() {
      const before = reachability.since();
      reachability.note(isUp());
      if (reachability.since() !== before) watch().reconsider();
    },
    leaveMark() {
      const [first] = directory.listClaimed();
      if (first) watch().save(first);
    },
    withdrawAll(uuid) {
      const episodes = board.list(uuid, clock.now()).map(({ episode }) => episode);
      for (const episode of new Set(episodes)) if (episode !== null) notifier.withdraw(episode);
    },
  };
}
