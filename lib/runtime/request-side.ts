import type { Leases } from '@/lib/auth/leases';
import { createRateLimits } from '@/lib/auth/rate-limits';
import type { StreamPasses } from '@/lib/auth/stream-passes';
import type { AlertBoard } from '@/lib/live/alert-board';
import type { ChangeFeed } from '@/lib/live/change-feed';
import type { Clock } from '@/lib/platform/clock';
import type { Env } from '@/lib/platform/env';
import type { Logger } from '@/lib/platform/logger';
import { createAlertAnswers } from './alert-answers';
import type { AlertClips } from './alert-clips';
import { createCarePorts } from './care-ports';
import type { RecordedClips } from './clips';
import type { Directory } from './directory';
import type { Mail } from './mail';
import { createTestNotifications } from './notification-tests';
import type { Notifications } from './notifications';
import { createPushPorts } from './push-ports';
import type { Runtime } from './runtime';
import type { StoredPlace } from './stored';
import { createTonight } from './tonight';
import type { Upkeep } from './upkeep';
import type { Watching } from './watching';

interface RequestSideDeps {
  env: Env;
  clock: Clock;
  logger: Logger;
  secret: string;
  pushKey: string;
  alertBoard: AlertBoard;
  alertClips: Pick<AlertClips, 'forget'>;
  clips: RecordedClips;
  directory: Directory;
  feed: ChangeFeed;
  leases: Leases;
  streamPasses: StreamPasses;
  mail: Pick<Mail, 'ports'>;
  notifications: Notifications;
  readiness: Runtime['readiness'];
  stored: StoredPlace;
  upkeep: Pick<Upkeep, 'eraser'>;
  watching: Watching;
}

/** The side of the running server that routes and pages reach. */
export function createRequestSide(deps: RequestSideDeps): Runtime {
  const { env, clock, alertBoard, directory, feed, mail, notifications, stored, watching } = deps;
  const { alerting, brokerIsUp, diskGuard, frames, link, recording, viewer, watch } = watching;
  const { database } = stored;
  return {
    ...{ env, clock, alertBoard, brokerIsUp, directory, feed, frames, viewer },
    logger: deps.logger,
    secret: deps.secret,
    clips: deps.clips,
    leases: deps.leases,
    rateLimits: createRateLimits(),
    streamPasses: deps.streamPasses,
    alerts: alerting.actions,
    care: createCarePorts({
      ...{ alertBoard, alerting, clock, database, directory, feed, frames, link },
      ...{ notifications, recording, watch },
      clips: deps.alertClips,
      eraser: deps.upkeep.eraser,
      leases: deps.leases,
    }),
    push: createPushPorts({
      clock,
      notifications,
      database,
      alerts: createAlertAnswers({ actions: alerting.actions, board: alertBoard, directory, database }),
    }),
    pushKey: deps.pushKey,
    email: mail.ports,
    testNotifications: createTestNotifications({ clock, notifications }),
    stateOf: watch.stateOf,
    settingsOf: alerting.settings.of,
    readiness: deps.readiness,
    tonight: createTonight({
      ...{ brokerIsUp, clock, database, directory, diskGuard },
      leastFreeBytes: env.diskFreeMinBytes,
      email: mail.ports,
      memoryOf: watch.memoryOf,
      storesReadings: () => stored.find()?.lanes.journal.isFailing() !== true,
      settingsOf: alerting.settings.of,
    }),
    storeState() {
      const reached = stored.find();
      if (reached === null) return 'unreached';
      return reached.database.isAway() ? 'away' : 'up';
    },
    get database() {
      return database();
    },
    get sessions() {
      return stored.get().sessions;
    },
    get passwordCheck() {
      return stored.get().passwordCheck;
    },
    get signInLimit() {
      return stored.get().signInLimit;
    },
    get mediaLinks() {
      return stored.get().mediaLinks;
    },
    async storeReadings(uuid) {
      watch.flush(uuid);
      await stored.get().lanes.journal.flush();
    },
  };
}
