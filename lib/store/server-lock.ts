import type { Connection } from 'mysql2/promise';
import type { Logger } from '@/lib/platform/logger';
import { type LockHolder, type NamedLock, openNamedLock } from './named-lock';

/** One server alone works with a database: two would store each reading, alert and frame twice. */
export interface ServerLock {
  /**
   * Waits a moment for a server that is just ending.
   * @param onWait told, once, whom it waits for
   * @throws with a sentence for the operator when another server keeps the database.
   */
  take(onWait: (holder: string) => void, signal: AbortSignal): Promise<void>;
  release(): void;
}

interface ServerLockDeps {
  /** A connection for the lock alone. */
  connect(): Promise<Connection>;
  logger: Logger;
  /** The connection was lost, and another server was quicker to take the lock: this one must end. */
  onTakenOver(error: Error): void;
}

/**
 * A restart of the same installation takes about as long, in ms; and the lock of a computer that lost power is free
 * before (SILENCE_LIMIT_S in named-lock.ts).
 */
const WAIT_LIMIT_MS = 10_000;
const WAIT_STEP_S = 1;
/** How often the lock is looked after, in ms: often enough that the database never takes us for silent. */
const BEAT_MS = 2_000;
/** Between tries to take it again, in ms. */
const RETRY_MS = 500;
/** The database may hold a lost connection of ours for so long, in ms, before it notices. */
const GHOST_LIMIT_MS = 12_000;

export function createServerLock({ connect, logger, onTakenOver }: ServerLockDeps): ServerLock {
  let held: NamedLock | null = null;
  /** Connections of ours that had it or were about to get it when they were lost, and since when, in monotonic ms. */
  const ghosts = new Map<number, number>();
  let timer: NodeJS.Timeout | null = null;
  let released = false;

  function hold(lock: NamedLock): void {
    held = lock;
    ghosts.clear();
    next(BEAT_MS);
    void lock.gone.then(() => {
      if (held === lock) next(0);
    });
  }

  function next(waitMs: number): void {
    if (timer) clearTimeout(timer);
    if (!released) timer = setTimeout(beat, waitMs).unref();
  }

  async function beat(): Promise<void> {
    if (held === null) return retake();
    const lock = held;
    const trouble = await lock.isHeld().then(
      (isHeld) => (isHeld ? null : new Error('The database no longer counts it as ours')),
      (error: unknown) => error,
    );
    // Found out twice: by a beat, and by the end of the connection.
    if (released || held !== lock) return;
    if (trouble === null) return next(BEAT_MS);
    logger.warn('The lock that keeps other servers off the database was lost', { error: trouble });
    leave(lock);
    held = null;
    next(0);
  }

  function leave(lock: NamedLock): void {
    ghosts.set(lock.connectionId, performance.now());
    lock.end();
  }

  async function retake(): Promise<void> {
    const lock = await openNamedLock(connect).catch(() => null);
    const isOurs = (await lock?.take(0).catch(() => false)) ?? false;
    const holder = isOurs ? null : await lock?.findHolder().catch(() => null);
    if (lock && (!isOurs || released)) leave(lock);
    if (released) return;
    if (lock && isOurs) {
      logger.info('The lock that keeps other servers off the database is held again');
      hold(lock);
    } else if (!holder || isGhost(holder)) next(RETRY_MS);
    else onTakenOver(new Error(`${describe(holder)} took the database over while we could not reach it`));
  }

  /** Numbers of connections begin anew with a database: after a while one like ours is another's. */
  function isGhost({ connectionId }: LockHolder): boolean {
    const since = ghosts.get(connectionId);
    return since !== undefined && performance.now() - since < GHOST_LIMIT_MS;
  }

  return {
    async take(onWait, signal) {
      const lock = await openNamedLock(connect);
      signal.addEventListener('abort', lock.end, { once: true });
      try {
        signal.throwIfAborted();
        await waitFor(lock, onWait);
        hold(lock);
      } catch (error) {
        lock.end();
        throw error;
      } finally {
        signal.removeEventListener('abort', lock.end);
      }
    },
    release() {
      released = true;
      if (timer) clearTimeout(timer);
      held?.end();
    },
  };
}

async function waitFor(lock: NamedLock, onWait: (holder: string) => void): Promise<void> {
  const deadline = performance.now() + WAIT_LIMIT_MS;
  let holder: LockHolder | null = null;
  while (!(await lock.take(WAIT_STEP_S))) {
    const before = holder;
    holder = (await lock.findHolder()) ?? holder;
    if (holder !== null && before === null) onWait(describe(holder));
    if (performance.now() > deadline) {
      throw new Error(
        `${describe(holder)} works with this database, and two would store everything twice. Stop that one, ` +
          'or give this one a database of its own: MYSQL_DATABASE or SQLALCHEMY_DATABASE_URI',
      );
    }
  }
}

function describe(holder: LockHolder | null): string {
  const from = holder?.address ? ` (connected from ${holder.address})` : '';
  return `Another Smart Cradle server${from}`;
}
