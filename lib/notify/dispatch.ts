import type { Clock } from '@/lib/platform/clock';
import type { Delivery, Message, Recipient, SendOutcome } from './channel';
import type { Channels } from './channels/registry';
import type { Outbox } from './outbox';
import { isWorthIt, nextTry } from './schedule';

/** A service that takes the connection and answers nothing is given up after this, in ms. */
const ATTEMPT_LIMIT_MS = 10_000;
/** Recipients × episodes that wait at once; beyond, a new one is given up, and its row says so. */
const MOST_WAITING = 2_000;
/** What setTimeout can count to is longer; what waits longer than this has a clock that was set meanwhile. */
const LONGEST_WAIT_MS = 30 * 60_000;

/** A row of the outbox with what it says, and to whom. */
export interface Pending {
  uid: string;
  message: Message;
  recipient: Recipient;
}

interface Lane {
  current: Pending;
  isTrying: boolean;
  /** What came while an attempt ran. */
  next: Pending | null;
  timer: NodeJS.Timeout | null;
}

export interface DispatchDeps {
  channels: Channels;
  clock: Clock;
  outbox: Outbox;
  /** A token for this message; null on a channel that needs none. */
  issueToken(pending: Pending): string | null;
  /** A channel took it. */
  onSent(pending: Pending): void;
}

export interface Dispatch {
  /** Sends it at once, or when its row says. What waits for the same recipient and episode is replaced. */
  enqueue(pending: Pending): void;
  /** Gives up what waits of an episode; an attempt that runs is not tried again. */
  withdraw(episode: string): void;
  /** Nothing more is tried; what waits stays queued in its row. */
  stop(): void;
}

/**
 * Brings messages out. Each recipient has a lane of its own for each episode: within it one attempt runs at a time, so
 * that an older message never arrives after a newer one, and nobody waits for anybody else.
 */
export function createDispatch({ channels, clock, outbox, issueToken, onSent }: DispatchDeps): Dispatch {
  const lanes = new Map<string, Lane>();
  const stopping = new AbortController();

  function giveUp({ uid }: Pending, reason: string): void {
    outbox.change(uid, { state: 'failed', reason, nextTryAt: null });
  }

  function waitFor(key: string, lane: Lane): void {
    const row = outbox.find(lane.current.uid);
    const wait = Math.min(Math.max(0, (row?.nextTryAt ?? 0) - clock.now()), LONGEST_WAIT_MS);
    if (wait === 0) return void attempt(key, lane);
    lane.timer = setTimeout(() => void attempt(key, lane), wait);
    lane.timer.unref();
  }

  /** Never rejects: a channel does not throw, and the outbox writes nothing by itself. */
  async function attempt(key: string, lane: Lane): Promise<void> {
    lane.timer = null;
    lane.isTrying = true;
    const { current } = lane;
    const outcome = await tryOnce(current);
    lane.isTrying = false;
    if (stopping.signal.aborted) return;
    const again = note(current, outcome, lane.next !== null);
    if (lane.next !== null) [lane.current, lane.next] = [lane.next, null];
    else if (!again) return void lanes.delete(key);
    waitFor(key, lane);
  }

  async function tryOnce(pending: Pending): Promise<SendOutcome> {
    const row = outbox.find(pending.uid);
    const channel = channels[pending.recipient.channel];
    if (row === null || channel === null) return { outcome: 'refused', reason: 'this way is not set up' };
    if (!isWorthIt(row, clock.now())) return { outcome: 'refused', reason: 'too late' };
    const delivery: Delivery = { ...pending, token: issueToken(pending), createdAt: row.createdAt };
    const limit = limitAttempt(stopping.signal);
    try {
      return await channel.send(delivery, limit.signal);
    } finally {
      limit.end();
    }
  }

  /** Writes down how an attempt ended. @returns whether another one follows. */
  function note(pending: Pending, result: SendOutcome, isReplaced: boolean): boolean {
    const { uid, message } = pending;
    const row = outbox.find(uid);
    if (row === null) return false;
    const attempts = row.attempts + 1;
    const now = clock.now();
    if (result.outcome === 'sent') {
      outbox.change(uid, { attempts, state: 'sent', reason: null, sentAt: now, nextTryAt: null });
      onSent(pending);
      return false;
    }
    const tried = { kind: message.kind, createdAt: row.createdAt, attempts, now };
    const isOver = result.outcome !== 'later' || isReplaced || row.state !== 'queued';
    const nextTryAt = isOver ? null : nextTry({ ...tried, retryAfterMs: result.retryAfterMs });
    outbox.change(uid, {
      attempts,
      state: nextTryAt === null ? 'failed' : 'queued',
      reason: row.state === 'failed' ? row.reason : result.reason,
      nextTryAt,
    });
    return nextTryAt !== null;
  }

  function open(key: string, pending: Pending): void {
    if (lanes.size >= MOST_WAITING) {
      giveUp(pending, 'too much waits already');
      return;
    }
    const lane: Lane = { current: pending, isTrying: false, next: null, timer: null };
    lanes.set(key, lane);
    waitFor(key, lane);
  }

  function replace(key: string, lane: Lane, pending: Pending): void {
    const old = lane.isTrying ? lane.next : lane.current;
    if (old !== null) giveUp(old, 'a newer message took its place');
    if (lane.isTrying) {
      lane.next = pending;
      return;
    }
    if (lane.timer !== null) clearTimeout(lane.timer);
    lane.current = pending;
    waitFor(key, lane);
  }

  return {
    enqueue(pending) {
      const key = laneOf(pending);
      const lane = lanes.get(key);
      if (lane === undefined) open(key, pending);
      else replace(key, lane, pending);
    },
    withdraw(episode) {
      for (const [key, lane] of lanes) {
        if (lane.current.message.alert?.episode !== episode) continue;
        if (lane.next !== null) giveUp(lane.next, 'answered');
        lane.next = null;
        giveUp(lane.current, 'answered');
        if (lane.timer !== null) clearTimeout(lane.timer);
        if (!lane.isTrying) lanes.delete(key);
      }
    },
    stop() {
      stopping.abort();
      for (const { timer } of lanes.values()) if (timer !== null) clearTimeout(timer);
      lanes.clear();
    },
  };
}

/** A test belongs to no episode. */
function laneOf({ uid, message, recipient }: Pending): string {
  const { channel, userId, deviceId } = recipient;
  return `${channel} ${userId} ${deviceId ?? ''} ${message.alert?.episode ?? uid}`;
}

/**
 * Ends an attempt when its time is over or the server stops. With a timer of its own: Node 20 may collect what
 * AbortSignal.any and AbortSignal.timeout make before it fires, and a service that says nothing would be waited for for
 * ever.
 */
function limitAttempt(stopping: AbortSignal): { signal: AbortSignal; end(): void } {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, ATTEMPT_LIMIT_MS);
  stopping.addEventListener('abort', abort);
  if (stopping.aborted) abort();
  return {
    signal: controller.signal,
    end() {
      clearTimeout(timer);
      stopping.removeEventListener('abort', abort);
    },
  };
}
