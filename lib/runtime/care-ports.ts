import type { Leases } from '@/lib/auth/leases';
import type { CarePorts } from '@/lib/care/ports';
import type { FrameCache } from '@/lib/frames/frame-cache';
import type { AlertBoard } from '@/lib/live/alert-board';
import type { ChangeFeed } from '@/lib/live/change-feed';
import type { CradleLink } from '@/lib/mqtt/link';
import type { Clock } from '@/lib/platform/clock';
import { createTurns } from '@/lib/platform/turns';
import {
  saveAcknowledged,
  saveAllSeen,
  saveKept,
  saveReopened,
  saveResolved,
  saveSeen,
} from '@/lib/store/alert-marks';
import { getAlertSettings, saveAlertSettings } from '@/lib/store/alert-settings';
import { claimCradle, findCradle, renameCradle, saveCradleAddress } from '@/lib/store/cradles';
import type { Database } from '@/lib/store/database';
import { findPushEndpoint, renamePushDevice } from '@/lib/store/push-devices';
import { releaseCradle } from '@/lib/store/released-cradles';
import { getWatchSettings, saveWatchSettings } from '@/lib/store/watch-settings';
import type { Watch } from '@/lib/watch/watch';
import type { AlertClips } from './alert-clips';
import type { Alerting } from './alerting';
import type { Directory } from './directory';
import type { Eraser } from './eraser';
import type { Notifications } from './notifications';
import type { Recording } from './recording';

interface CareDeps {
  alertBoard: AlertBoard;
  alerting: Alerting;
  clips: Pick<AlertClips, 'forget'>;
  clock: Clock;
  directory: Directory;
  eraser: Eraser;
  feed: ChangeFeed;
  frames: FrameCache;
  leases: Leases;
  link: CradleLink;
  notifications: Notifications;
  recording: Pick<Recording, 'forget'>;
  watch: Watch;
  /** @throws AppError `database_unavailable` until it was reached for the first time. */
  database(): Database;
}

/** Who deletes a cradle waits this long for all of it to be gone, in ms; the rest goes on behind their back. */
const ERASE_LIMIT_MS = 3_000;

/** What caregivers do, wired to the store and the running watch. */
export function createCarePorts({
  alertBoard,
  alerting,
  clips,
  clock,
  directory,
  eraser,
  feed,
  frames,
  leases,
  link,
  notifications,
  recording,
  watch,
  database,
}: CareDeps): CarePorts {
  // A name that is freed and given anew is a deadlock for the database when somebody waits to register it.
  const inTurn = createTurns();
  return {
    clock,
    directory,
    announce: (uuid) => feed.publish(uuid, 'value'),
    cradles: {
      find: async (uuid) => findCradle(database(), uuid),
      saveAddress: (cradle) => inTurn(async () => saveCradleAddress(database(), cradle)),
      claim: (claim) => inTurn(async () => claimCradle(database(), claim)),
      rename: (rename) => inTurn(async () => renameCradle(database(), rename)),
      release: (release) => inTurn(async () => releaseCradle(database(), release)),
      async erase(id) {
        recording.forget(id);
        alerting.settings.forget(id);
        await Promise.all([clips.forget(id), eraser.run(ERASE_LIMIT_MS)]);
      },
    },
    settings: {
      get: async (of) => getAlertSettings(database(), of),
      save: async (of, changes) => saveAlertSettings(database(), of, changes),
      getWatch: async (agentId) => getWatchSettings(database(), agentId),
      saveWatch: async (of, changes) => saveWatchSettings(database(), of, changes),
      apply({ id, uuid }, settings) {
        alerting.settings.note(id, settings);
        if (settings.inUse === false) alerting.withdrawAll(uuid);
        watch.reconsider(uuid);
        feed.publish(uuid, 'value');
      },
    },
    devices: {
      save: notifications.deviceBook.save,
      renew: notifications.deviceBook.renew,
      remove: notifications.deviceBook.remove,
      findEndpoint: (device) => findPushEndpoint(database(), device),
      rename: (device) => renamePushDevice(database(), device),
    },
    alerts: {
      saveResolved: async (alert) => saveResolved(database(), alert),
      saveReopened: async (alert) => saveReopened(database(), alert),
      saveSeen: async (alert) => saveSeen(database(), alert),
      saveAllSeen: async (alerts) => saveAllSeen(database(), alerts),
      saveKept: async (alert) => saveKept(database(), alert),
      saveAcknowledged: async (alert) => saveAcknowledged(database(), alert),
      // By the spool too: an alert of the episode may be on its way to the database.
      resolve({ id, uid, agentUuid }) {
        if (uid !== null) return alerting.actions.resolve({ uid });
        alertBoard.remove(agentUuid, { id, uid });
        feed.publish(agentUuid, 'value');
      },
      reopen({ agentUuid, ...alert }) {
        if (alert.uid !== null) return alerting.actions.reopen(agentUuid, { ...alert, uid: alert.uid });
        alertBoard.put(agentUuid, alert);
        feed.publish(agentUuid, 'value');
      },
      acknowledge({ id, episode, agentUuid }, by) {
        if (episode !== null) return alerting.actions.acknowledge({ episode, by });
        alertBoard.noteAcknowledged(agentUuid, { id, episode }, { at: clock.now(), by });
        feed.publish(agentUuid, 'value');
      },
    },
    forget(uuid) {
      leases.revokeCradle(uuid);
      frames.clear(uuid);
      alerting.withdrawAll(uuid);
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
