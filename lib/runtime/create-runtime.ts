import { ulid } from 'ulid';
import { RECENT_MS } from '@/lib/alerts/windows';
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
import type { Clock } from '@/lib/platform/clock';
import type { Env } from '@/lib/platform/env';
import { AppError } from '@/lib/platform/errors';
import { createLimitedLog } from '@/lib/platform/log-limit';
import type { Logger } from '@/lib/platform/logger';
import { listOpenAlerts } from '@/lib/store/alerts';
import { listCradleStates } from '@/lib/store/cradle-state';
import { listAllCradles } from '@/lib/store/cradles';
import type { Database } from '@/lib/store/database';
import { createJournal, type Journal } from '@/lib/store/journal';
import { eraseReleased } from '@/lib/store/released-cradles';
import { createNoSignalCard } from '@/lib/video/no-signal-card';
import { createWatch, type Watch } from '@/lib/watch/watch';
import { createCarePorts } from './care-ports';
import { createRecordedClips } from './clips';
import { createDirectory } from './directory';
import { createEraser } from './eraser';
import { fillAlertBoard } from './fill-alert-board';
import { createReadiness } from './readiness';
import type { Runtime } from './runtime';
import { createStoreBoot } from './store-boot';

const TICK_MS = 250;
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
  journal: Journal;
  sessions: Sessions;
  passwordCheck: PasswordCheck;
  signInLimit: SignInLimit;
  mediaLinks: MediaLinks;
}

/** Assembles the whole server but for HTTP. Nothing runs before `start()`. */
export function createRuntime({
  env,
  secret,
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
  const timers: NodeJS.Timeout[] = [];

  function revokeSession(tokenHash: string): void {
    leases.revokeSession(tokenHash);
    streamPasses.revokeSession(tokenHash);
  }

  function onTakenOver(error: Error): void {
    stored?.journal.abandon();
    onFatal(error);
  }

  function requireStored(): Stored {
    if (stored === null) throw new AppError('database_unavailable', { details: { retryAfterS: 5 } });
    return stored;
  }

  const watch: Watch = createWatch({
    clock,
    directory,
    frames,
    feed,
    journal: {
      append: (agentId, row) => stored?.journal.append(agentId, row),
      saveState: (agentId, live) => stored?.journal.saveState(agentId, { live, rules: null }),
    },
    log: intakeLog,
  });
  const link = createCradleLink({
    choice: env.broker,
    clock,
    logger: log('mqtt'),
    onMessage: watch.receive,
    onStateChange: () => feed.publishAll('value'),
  });
  const eraser = createEraser({
    erase: () => eraseReleased(requireStored().database),
    logger: log('store'),
  });
  const clips = createRecordedClips({
    dataDir: env.dataDir,
    clock,
    logger: log('video'),
    database: () => requireStored().database,
  });
  const readiness = createReadiness({ storeBoot, link, watch, stored: () => stored });

  async function openStore(): Promise<void> {
    const database = await storeBoot.start();
    for (const cradle of await listAllCradles(database)) directory.note(cradle);
    for (const { uuid, state } of await listCradleStates(database)) watch.restore(uuid, state);
    fillAlertBoard(alertBoard, await listOpenAlerts(database, clock.now() - RECENT_MS));
    const journal = createJournal({ database, clock, logger: log('store'), writer: ulid() });
    const sessions = createSessions({ database, leases: { revokeSession }, clock });
    stored = {
      database,
      journal,
      sessions,
      passwordCheck: createPasswordCheck({ database, logger: log('auth') }),
      signInLimit: createSignInLimit({ database, clock }),
      mediaLinks: createMediaLinks({ secret, sessions, clock }),
    };
    journal.start();
    void eraser.run(0);
  }

  function startTimers(): void {
    timers.push(
      setInterval(watch.tick, TICK_MS),
      setInterval(() => leases.sweep(clock.now()), SWEEP_MS),
      setInterval(cleanUp, CLEAN_UP_MS),
    );
  }

  async function cleanUp(): Promise<void> {
    const { sessions, signInLimit } = requireStored();
    void eraser.run(0);
    const outcomes = await Promise.allSettled([sessions.deleteExpired(), signInLimit.forgetOld()]);
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
    care: createCarePorts({
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
      database: () => requireStored().database,
    }),
    stateOf: watch.stateOf,
    brokerIsUp: () => link.state().status === 'up',
    readiness,
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
      await requireStored().journal.flush();
    },
    async start() {
      await openStore();
      await clips.start();
      startTimers();
      await link.start();
    },
    async stop() {
      for (const timer of timers) clearInterval(timer);
      clips.stop();
      await link.stop();
      watch.flush();
      const lost = (await stored?.journal.stop(FLUSH_LIMIT_MS)) ?? 0;
      if (lost > 0)
        log('store').error('Readings were lost: the database was away at the stop', { rows: lost });
      await storeBoot.stop();
    },
  };
}
