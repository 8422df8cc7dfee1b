import { ulid } from 'ulid';
import { createLeases } from '@/lib/auth/leases';
import { createMediaLinks, type MediaLinks } from '@/lib/auth/media-links';
import { createPasswordCheck, type PasswordCheck } from '@/lib/auth/password-check';
import { createRateLimits } from '@/lib/auth/rate-limits';
import { createSessions, type Sessions } from '@/lib/auth/sessions';
import { createSignInLimit, type SignInLimit } from '@/lib/auth/sign-in-limit';
import { createStreamPasses } from '@/lib/auth/stream-passes';
import { createCardDesk } from '@/lib/frames/card-desk';
import { createFrameCache } from '@/lib/frames/frame-cache';
import { createAlertBoard } from '@/lib/live/alert-board';
import { createChangeFeed } from '@/lib/live/change-feed';
import { createCradleLink } from '@/lib/mqtt/create-link';
import type { VapidKeys } from '@/lib/notify/vapid-keys';
import type { Clock } from '@/lib/platform/clock';
import type { Env } from '@/lib/platform/env';
import { AppError } from '@/lib/platform/errors';
import { createLimitedLog } from '@/lib/platform/log-limit';
import type { Logger } from '@/lib/platform/logger';
import { listAlertMoments } from '@/lib/store/alerts';
import { findLastMark } from '@/lib/store/cradle-state';
import type { Database } from '@/lib/store/database';
import { fillMinutes } from '@/lib/store/fill-minutes';
import { eraseReleased } from '@/lib/store/released-cradles';
import { sweepOld } from '@/lib/store/retention';
import { createNoSignalCard } from '@/lib/video/no-signal-card';
import { createWatch, type Watch } from '@/lib/watch/watch';
import { createAlertAnswers } from './alert-answers';
import { createAlertClips, MOST_WAITING } from './alert-clips';
import { createAlerting } from './alerting';
import { createCarePorts } from './care-ports';
import { createRecordedClips } from './clips';
import { createDirectory } from './directory';
import { createDiskGuard, DISK_CHECK_MS, readFreeBytes } from './disk-guard';
import { createEraser } from './eraser';
import { createMail } from './mail';
import { createMinuteCounter } from './minute-counter';
import { createTestNotifications } from './notification-tests';
import { createNotifications } from './notifications';
import { createPushPorts } from './push-ports';
import { createReadiness } from './readiness';
import { createRecording } from './recording';
import { restoreWatch } from './restore-watch';
import type { Runtime } from './runtime';
import { createStoreBoot } from './store-boot';
import { createStoreLanes, type StoreLanes } from './store-lanes';
import { createSweeper } from './sweeper';
import { createTonight } from './tonight';

/** An alert whose time has come is at most this late. */
const TICK_MS = 100;
const MARK_MS = 10_000;
const REMIND_MS = 5_000;
const SWEEP_MS = 1_000;
const CLEAN_UP_MS = 10 * 60_000;
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

/** What can only be made once the database is there. */
interface Stored {
  database: Database;
  lanes: StoreLanes;
  sessions: Sessions;
  passwordCheck: PasswordCheck;
  signInLimit: SignInLimit;
  mediaLinks: MediaLinks;
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
  const intakeLog = createLimitedLog({ logger: log('watch'), clock });
  const frames = createFrameCache({ onBroken: () => watch.countFault('frame.not_jpeg') });
  const cards = createCardDesk({
    render: createNoSignalCard({ glyphFolder }),
    onFailure: (error) => intakeLog.warn('The "no signal" card could not be drawn', { error }),
  });
  const storeBoot = createStoreBoot({ env, clock, logger: log('store'), onTakenOver });
  let stored: Stored | null = null;
  let linkStarted = false;
  const timers: NodeJS.Timeout[] = [];

  function revokeSession(tokenHash: string): void {
    leases.revokeSession(tokenHash);
    streamPasses.revokeSession(tokenHash);
  }

  function onTakenOver(error: Error): void {
    stored?.lanes.abandon();
    onFatal(error);
  }

  function requireStored(): Stored {
    if (stored === null) throw new AppError('database_unavailable', { details: { retryAfterS: 5 } });
    return stored;
  }

  const mail = createMail({
    env,
    clock,
    logger: log('notify'),
    database: () => requireStored().database,
  });
  const notifications = createNotifications({
    env,
    vapid,
    email: mail.channel,
    clock,
    logger: log('notify'),
    database: () => requireStored().database,
    settingsOf: ({ id }) => alerting.settings.of(id),
    nameOf: (uuid) => directory.find(uuid)?.name ?? null,
    record: (change) => requireStored().lanes.alerts.record(change),
  });
  const diskGuard = createDiskGuard({
    readFree: () => readFreeBytes(env.dataDir),
    leastBytes: env.diskFreeMinBytes,
    logger: log('store'),
    onFull: () => alerting.caregivers.raise('recording_stopped', {}),
    onRoom: () => alerting.caregivers.clear('recording_stopped', {}),
  });
  const recording = createRecording({
    clock,
    prerollBytes: env.prerollBytes,
    journal: { frame: (frame) => stored?.lanes.journal.frame(frame) },
    hasRoom: diskGuard.hasRoom,
  });
  const alerting = createAlerting({
    clock,
    board: alertBoard,
    directory,
    feed,
    frames,
    lane: { record: (change) => requireStored().lanes.alerts.record(change) },
    recorder: {
      begin(cradle, alert) {
        recording.begin(cradle, alert);
        alertClips.noteAlert({ agentId: cradle.id, at: alert.at });
      },
    },
    notifier: notifications.notifier,
    newUid: ulid,
    watch: () => watch,
    isUp: () => ({ broker: link.state().status === 'up', database: stored?.database.isAway() === false }),
  });
  const watch: Watch = createWatch({
    clock,
    directory,
    frames,
    feed,
    journal: {
      append: (agentId, row) =>
        stored?.lanes.journal.append(agentId, { ...row, alertUid: recording.causeOf(agentId) }),
      saveState: (agentId, memory) => stored?.lanes.journal.saveState(agentId, memory),
    },
    recorder: recording.port,
    settings: alerting.settings,
    reachableSince: alerting.reachability.since,
    alerts: alerting.desk,
    newUid: ulid,
    log: intakeLog,
  });
  const link = createCradleLink({
    choice: env.broker,
    clock,
    logger: log('mqtt'),
    onMessage: watch.receive,
    onStateChange() {
      alerting.lookAround();
      feed.publishAll('value');
    },
  });
  const eraser = createEraser({
    erase: () => eraseReleased(requireStored().database),
    logger: log('store'),
  });
  const sweeper = createSweeper({
    sweep: () =>
      sweepOld(requireStored().database, { before: clock.now() - env.retentionMs, now: clock.now() }),
    logger: log('store'),
  });
  const minuteCounter = createMinuteCounter({
    fill: (signal) => fillMinutes(requireStored().database, { signal }),
    logger: log('store'),
  });
  const clips = createRecordedClips({
    dataDir: env.dataDir,
    clock,
    logger: log('video'),
    database: () => requireStored().database,
  });
  const alertClips = createAlertClips({
    clock,
    logger: log('video'),
    clips,
    listAlerts: (since) => listAlertMoments(requireStored().database, { since, limit: MOST_WAITING }),
  });
  const care = createCarePorts({
    alertBoard,
    alerting,
    clips: alertClips,
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
    database: () => requireStored().database,
  });
  const readiness = createReadiness({
    ...{ storeBoot, link, watch, diskGuard },
    stored: () => stored,
    wasLinkStarted: () => linkStarted,
  });

  async function openStore(): Promise<void> {
    const database = await storeBoot.start();
    const { settings, reachability } = alerting;
    // Before what an earlier run left is stored: that leaves marks of its own.
    const lastMark = await findLastMark(database);
    const lanes = createStoreLanes({
      database,
      dataDir: env.dataDir,
      clock,
      logger: log('store'),
      onAlertStored: showStored,
    });
    await lanes.start();
    await restoreWatch({ database, board: alertBoard, clock, directory, recording, settings, watch });
    const sessions = createSessions({ database, leases: { revokeSession }, clock });
    stored = {
      database,
      lanes,
      sessions,
      passwordCheck: createPasswordCheck({ database, logger: log('auth') }),
      signInLimit: createSignInLimit({ database, clock }),
      mediaLinks: createMediaLinks({ secret, sessions, clock }),
    };
    await mail.start();
    await notifications.start();
    reachability.noteStart(lastMark);
    void eraser.run(0);
    void sweeper.run();
    void minuteCounter.run();
  }

  function showStored(alert: { uid: string; id: number }): void {
    const uuid = alertBoard.noteStored(alert);
    if (uuid !== null) feed.publish(uuid, 'value');
  }

  function startTimers(): void {
    timers.push(
      setInterval(tick, TICK_MS),
      setInterval(alerting.leaveMark, MARK_MS),
      setInterval(alerting.caregivers.remind, REMIND_MS),
      setInterval(() => leases.sweep(clock.now()), SWEEP_MS),
      setInterval(() => void diskGuard.check(), DISK_CHECK_MS),
      setInterval(cleanUp, CLEAN_UP_MS),
    );
  }

  function tick(): void {
    alerting.lookAround();
    watch.tick();
  }

  async function cleanUp(): Promise<void> {
    const { lanes, sessions, signInLimit } = requireStored();
    void eraser.run(0);
    void sweeper.run();
    void minuteCounter.run();
    const outcomes = await Promise.allSettled([
      sessions.deleteExpired(),
      signInLimit.forgetOld(),
      notifications.cleanUp(),
      lanes.journal.tidy(),
      clips.sweep(clock.now() - env.retentionMs),
    ]);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected')
        log('store').warn('Old rows could not be removed', { error: outcome.reason });
    }
  }

  return {
    env,
    clock,
    logger,
    secret,
    directory,
    feed,
    frames,
    clips,
    leases,
    rateLimits: createRateLimits(),
    streamPasses,
    viewer: { frames, cards, clock, lastFrameAt: (uuid) => watch.stateOf(uuid).frameAt },
    alertBoard,
    alerts: alerting.actions,
    care,
    push: createPushPorts({
      clock,
      notifications,
      database: () => requireStored().database,
      alerts: createAlertAnswers({
        actions: alerting.actions,
        board: alertBoard,
        directory,
        database: () => requireStored().database,
      }),
    }),
    pushKey: vapid.publicKey,
    email: mail.ports,
    testNotifications: createTestNotifications({ clock, notifications }),
    stateOf: watch.stateOf,
    settingsOf: alerting.settings.of,
    brokerIsUp: () => link.state().status === 'up',
    readiness,
    tonight: createTonight({
      ...{ clock, directory, diskGuard },
      leastFreeBytes: env.diskFreeMinBytes,
      email: mail.ports,
      memoryOf: watch.memoryOf,
      settingsOf: alerting.settings.of,
      brokerIsUp: () => link.state().status === 'up',
      database: () => requireStored().database,
    }),
    storeState() {
      if (stored === null) return 'unreached';
      return stored.database.isAway() ? 'away' : 'up';
    },
    get database() {
      return requireStored().database;
    },
    get sessions() {
      return requireStored().sessions;
    },
    get passwordCheck() {
      return requireStored().passwordCheck;
    },
    get signInLimit() {
      return requireStored().signInLimit;
    },
    get mediaLinks() {
      return requireStored().mediaLinks;
    },
    async storeReadings(uuid) {
      watch.flush(uuid);
      await requireStored().lanes.journal.flush();
    },
    async start() {
      await openStore();
      await clips.start();
      await diskGuard.check();
      await alertClips.start();
      startTimers();
      linkStarted = true;
      await link.start();
    },
    async stop() {
      for (const timer of timers) clearInterval(timer);
      alertClips.stop();
      clips.stop();
      minuteCounter.stop();
      await link.stop();
      notifications.stop();
      mail.stop();
      watch.flush();
      await stored?.lanes.stop(FLUSH_LIMIT_MS);
      await storeBoot.stop();
    },
  };
}
