import type { Clock } from '@/lib/platform/clock';
import { createLimitedLog } from '@/lib/platform/log-limit';
import type { Logger } from '@/lib/platform/logger';
import { clipOfAlert } from '@/lib/recordings/clip';
import type { RecordedClips } from './clips';

/** After the end of a recording, in ms: its last frames are in the store then. */
const SETTLE_MS = 5_000;
/** Alerts of before a start that are looked at again: those of a night. */
const LOOK_BACK_MS = 12 * 3_600_000;
/** Waits after failures, in ms; after the last it is left to whoever asks. */
const RETRY_AFTER_MS = [60_000, 10 * 60_000, 3_600_000];
/** Alerts that wait; when there are more, those that came first are left to whoever asks. */
export const MOST_WAITING = 500;
const PERIOD_MS = 1_000;

/** An alert whose recording becomes a video. */
export interface RecordedAlert {
  agentId: number;
  /** When it was raised, wall ms. */
  at: number;
}

interface AlertClipsDeps {
  clock: Clock;
  logger: Logger;
  clips: Pick<RecordedClips, 'prepare' | 'forget'>;
  /** Alerts since that moment (wall ms), those first that are wanted first. */
  listAlerts(since: number): Promise<RecordedAlert[]>;
}

/** Has the video of each alert made when its recording has ended, so that it is there before anybody asks. */
export interface AlertClips {
  /** An alert was raised. */
  noteAlert(alert: RecordedAlert): void;
  /** Goes on with the alerts of before a restart. */
  start(): Promise<void>;
  stop(): void;
  /** Encodes what is due, one after the other; `start` has it called every second. */
  run(): Promise<void>;
  /** Of a cradle that changed hands nothing is encoded any more, and its clips are removed. */
  forget(agentId: number): Promise<void>;
}

interface Waiting extends RecordedAlert {
  /** Monotonic ms. */
  dueAt: number;
  failures: number;
}

export function createAlertClips({ clock, logger, clips, listAlerts }: AlertClipsDeps): AlertClips {
  const waiting = new Map<string, Waiting>();
  const limitedLog = createLimitedLog({ logger, clock });
  let current: { agentId: number; ending: AbortController } | null = null;
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;

  function put(alert: Waiting): void {
    waiting.set(keyOf(alert), alert);
    const [oldest] = waiting.keys();
    if (waiting.size > MOST_WAITING && oldest !== undefined) waiting.delete(oldest);
  }

  function noteAlert(alert: RecordedAlert): void {
    // However the wall clock was set meanwhile: no recording goes on for longer.
    const wait = Math.min(endOf(alert) - clock.now(), endOf({ ...alert, at: 0 }));
    put({ ...alert, dueAt: clock.monotonic() + Math.max(0, wait) + SETTLE_MS, failures: 0 });
  }

  function takeDue(): Waiting | undefined {
    const now = clock.monotonic();
    const due = [...waiting.values()].filter(({ dueAt }) => dueAt <= now);
    const [first] = due.sort((a, b) => a.dueAt - b.dueAt);
    if (first) waiting.delete(keyOf(first));
    return first;
  }

  async function encode(alert: Waiting): Promise<void> {
    const ending = new AbortController();
    current = { agentId: alert.agentId, ending };
    try {
      await clips.prepare(clipOfAlert(alert), ending.signal);
    } catch (error) {
      if (!ending.signal.aborted) tryAgain(alert, error);
    } finally {
      current = null;
    }
  }

  function tryAgain(alert: Waiting, error: unknown): void {
    if (alert.failures === 0) limitedLog.warn('The clip of an alert could not be encoded', { error });
    const wait = RETRY_AFTER_MS[alert.failures];
    if (wait === undefined) return;
    put({ ...alert, dueAt: clock.monotonic() + wait, failures: alert.failures + 1 });
  }

  async function encodeDue(): Promise<void> {
    for (let next = takeDue(); next; next = takeDue()) await encode(next);
  }

  function run(): Promise<void> {
    running ??= encodeDue().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    noteAlert,
    run,
    async start() {
      const earlier = await listAlerts(clock.now() - LOOK_BACK_MS).catch((error) => {
        logger.warn('The alerts of before the start cannot be read: their clips wait to be asked for', {
          error,
        });
        return [];
      });
      for (const alert of earlier) noteAlert(alert);
      timer = setInterval(() => void run(), PERIOD_MS);
    },
    stop() {
      clearInterval(timer);
      waiting.clear();
      current?.ending.abort();
    },
    async forget(agentId) {
      for (const [key, alert] of waiting) if (alert.agentId === agentId) waiting.delete(key);
      if (current?.agentId === agentId) current.ending.abort();
      await clips.forget(agentId);
    },
  };
}

function keyOf({ agentId, at }: RecordedAlert): string {
  return `${agentId}-${at}`;
}

/** Alerts of one moment share their recording. */
function endOf(alert: RecordedAlert): number {
  return clipOfAlert(alert).to;
}
