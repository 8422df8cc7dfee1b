import type { Leases } from '@/lib/auth/leases';
import type { CarePorts } from '@/lib/care/ports';
import type { FrameCache } from '@/lib/frames/frame-cache';
import type { AlertBoard } from '@/lib/live/alert-board';
import type { ChangeFeed } from '@/lib/live/change-feed';
import type { CradleLink } from '@/lib/mqtt/link';
import type { Clock } from '@/lib/platform/clock';
import { createTurns } from '@/lib/platform/turns';
import { getAlertSettings, saveAlertSettings } from '@/lib/store/alert-settings';
import { saveResolved } from '@/lib/store/alerts';
import { claimCradle, findCradle, saveCradleAddress } from '@/lib/store/cradles';
import type { Database } from '@/lib/store/database';
import { savePushSubscription } from '@/lib/store/push-subscriptions';
import { releaseCradle } from '@/lib/store/released-cradles';
import type { Watch } from '@/lib/watch/watch';
import type { RecordedClips } from './clips';
import type { Directory } from './directory';
import type { Eraser } from './eraser';

interface CareDeps {
  alertBoard: AlertBoard;
  clips: RecordedClips;
  clock: Clock;
  directory: Directory;
  eraser: Eraser;
  feed: ChangeFeed;
  frames: FrameCache;
  leases: Leases;
  link: CradleLink;
  watch: Watch;
  /** @throws AppError `database_unavailable` until it was reached for the first time. */
  database(): Database;
}

/** Who deletes a cradle waits this long for all of it to be gone, in ms; the rest goes on behind their back. */
const ERASE_LIMIT_MS = 3_000;

/** What caregivers do, wired to the store and the running watch. */
export function createCarePorts({
  alertBoard,
  clips,
  clock,
  directory,
  eraser,
  feed,
  frames,
  leases,
  link,
  watch,
  database,
}: CareDeps): CarePorts {
  // A name that is freed and given anew is a deadlock for the database when somebody waits to register it.
  const inTurn = createTurns();
  return {
    clock,
    directory,
    cradles: {
      find: async (uuid) => findCradle(database(), uuid),
      saveAddress: (cradle) => inTurn(async () => saveCradleAddress(database(), cradle)),
      claim: (claim) => inTurn(async () => claimCradle(database(), claim)),
      release: (release) => inTurn(async () => releaseCradle(database(), release)),
      async erase(id) {
        await Promise.all([clips.forget(id), eraser.run(ERASE_LIMIT_MS)]);
      },
    },
    settings: {
      get: async (of) => getAlertSettings(database(), of),
      save: async (of, changes) => saveAlertSettings(database(), of, changes),
    },
    devices: {
      save: async (device) => savePushSubscription(database(), device),
    },
    alerts: {
      saveResolved: async (alert) => saveResolved(database(), alert),
      takeOff(uuid, id) {
        alertBoard.remove(uuid, id);
        feed.publish(uuid, 'value');
      },
    },
    forget(uuid) {
      leases.revokeCradle(uuid);
      frames.clear(uuid);
      alertBoard.clear(uuid);
      watch.forget(uuid);
    },
    motor: {
      send: (uuid, action) => link.sendServo(uuid, action),
      noteRequest(uuid, request) {
        const cradle = directory.find(uuid);
        if (cradle) watch.motorAsked(cradle, request);
      },
    },
  };
}
