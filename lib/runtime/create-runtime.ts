import { createLeases } from '@/lib/auth/leases';
import { createStreamPasses } from '@/lib/auth/stream-passes';
import { createAlertBoard } from '@/lib/live/alert-board';
import { createChangeFeed } from '@/lib/live/change-feed';
import type { VapidKeys } from '@/lib/notify/vapid-keys';
import type { Clock } from '@/lib/platform/clock';
import type { Env } from '@/lib/platform/env';
import type { Logger } from '@/lib/platform/logger';
import { listAlertMoments } from '@/lib/store/alerts';
import { findLastMark } from '@/lib/store/cradle-state';
import { createAlertClips, MOST_WAITING } from './alert-clips';
import { createRecordedClips } from './clips';
import { createDirectory } from './directory';
import { createMail } from './mail';
import { createNotifications } from './notifications';
import { createReadiness } from './readiness';
import { createRequestSide } from './request-side';
import { restoreWatch } from './restore-watch';
import type { Runtime } from './runtime';
import { createStoreBoot } from './store-boot';
import { createStoreLanes } from './store-lanes';
import { createStored, createStoredPlace } from './stored';
import { createTimers } from './timers';
import { createUpkeep } from './upkeep';
import { createWatching } from './watching';

/** Part of the 5 s that a stop may take. */
const FLUSH_LIMIT_MS = 2_000;

export interface RunningRuntime extends Runtime {
  /** Brings up database and broker; pages are answered meanwhile. @throws when there will be no database. */
  start(): Promise<void>;
  /** Stores what waits and ends everything that was started. */
  stop(): Promise<void>;
}

export interface RuntimeDeps {
  env: Env;
  secret: string;
  /** Keys by which push services know this server. */
  vapid: VapidKeys;
  clock: Clock;
  logger: Logger;
  /** Folder of the images of the "no signal" card. */
  glyphFolder: string;
  /** The server must end: it can do nothing right any more. */
  onFatal(error: Error): void;
}

/** Assembles the whole server but for HTTP. Nothing runs before `start()`. */
export function createRuntime({
  env,
  secret,
  vapid,
  clock,
  logger,
  glyphFolder,
  onFatal,
}: RuntimeDeps): RunningRuntime {
  const log = (module: string) => logger.child({ module });
  const directory = createDirectory();
  const feed = createChangeFeed();
  const alertBoard = createAlertBoard();
  const leases = createLeases();
  const streamPasses = createStreamPasses({ clock });
  const stored = createStoredPlace();
  const { database } = stored;
  const storeBoot = createStoreBoot({ env, clock, logger: log('store'), onTakenOver });
  let linkStarted = false;

  const mail = createMail({ env, clock, logger: log('notify'), database });
  const notifications = createNotifications({
    env,
    vapid,
    email: mail.channel,
    clock,
    logger: log('notify'),
    database,
    settingsOf: ({ id }) => alerting.settings.of(id),
    nameOf: (uuid) => directory.find(uuid)?.name ?? null,
    record: (change) => stored.get().lanes.alerts.record(change),
  });
  const clips = createRecordedClips({ dataDir: env.dataDir, clock, logger: log('video'), database });
  const alertClips = createAlertClips({
    clock,
    logger: log('video'),
    clips,
    listAlerts: (since) => listAlertMoments(database(), { since, limit: MOST_WAITING }),
  });
  const watching = createWatching({
    ...{ env, clock, log, glyphFolder, directory, feed, stored },
    board: alertBoard,
    notifier: notifications.notifier,
    clips: alertClips,
  });
  const { alerting, diskGuard, link, recording, watch } = watching;
  const upkeep = createUpkeep({
    ...{ clock, stored, notifications, clips },
    logger: log('store'),
    retentionMs: env.retentionMs,
  });
  const timers = createTimers({ clock, leases, upkeep, watching });

  function revokeSession(tokenHash: string): void {
    leases.revokeSession(tokenHash);
    streamPasses.revokeSession(tokenHash);
  }

  function onTakenOver(error: Error): void {
    stored.find()?.lanes.abandon();
    onFatal(error);
  }

  function showStored(alert: { uid: string; id: number }): void {
    const uuid = alertBoard.noteStored(alert);
    if (uuid !== null) feed.publish(uuid, 'value');
  }

  async function openStore(): Promise<void> {
    const database = await storeBoot.start();
    const { settings, reachability } = alerting;
    // Before what an earlier run left is stored: that leaves marks of its own.
    const lastMark = await findLastMark(database);
    const lanes = createStoreLanes({
      ...{ database, clock },
      dataDir: env.dataDir,
      logger: log('store'),
      onAlertStored: showStored,
    });
    await lanes.start();
    await restoreWatch({ database, board: alertBoard, clock, directory, recording, settings, watch });
    stored.put(
      createStored({
        ...{ database, lanes, secret, clock },
        leases: { revokeSession },
        removeDevices: notifications.deviceBook.removeBy,
        logger: log('auth'),
      }),
    );
    await mail.start();
    await notifications.start();
    reachability.noteStart(lastMark);
    upkeep.begin();
  }

  const requestSide = createRequestSide({
    ...{ env, clock, logger, secret, alertBoard, alertClips, clips, directory, feed, leases },
    ...{ streamPasses, mail, notifications, stored, upkeep, watching },
    pushKey: vapid.publicKey,
    readiness: createReadiness({
      ...{ storeBoot, link, watch, diskGuard },
      stored: stored.find,
      wasLinkStarted: () => linkStarted,
    }),
  });
  // Not spread: some of it can be read only once the database is there.
  return Object.assign(requestSide, {
    async start() {
      await openStore();
      await clips.start();
      await diskGuard.check();
      await alertClips.start();
      timers.start();
      linkStarted = true;
      await link.start();
    },
    async stop() {
      timers.stop();
      alertClips.stop();
      clips.stop();
      upkeep.stop();
      await link.stop();
      notifications.stop();
      mail.stop();
      watch.flush();
      await stored.find()?.lanes.stop(FLUSH_LIMIT_MS);
      await storeBoot.stop();
    },
  });
}
