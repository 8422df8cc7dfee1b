import type { AlertType } from '@/lib/alerts/types';
import { type Clock, type Moment, momentOf } from '@/lib/platform/clock';
import { AFTER_MS } from './interval';

/** A recording that goes on, in the order in which they began. */
interface OngoingRecording {
  /** Name of the alert that caused it. */
  alertUid: string;
  /** Monotonic ms. */
  endsAt: number;
}

/** These concern all cradles of a caregiver: there is nothing to see of them at one. */
const NOT_RECORDED: readonly AlertType[] = ['watch_interrupted', 'recording_stopped'];

export interface RecordedAlert {
  uid: string;
  type: AlertType;
  /** Wall ms. */
  at: number;
}

/**
 * The recordings of a cradle with that of an alert: each has its full minute, whatever the others do. One of before a
 * restart has what is left of it, and none more than a minute, however the clock was set meanwhile.
 */
function addRecording(
  ongoing: readonly OngoingRecording[],
  { uid, type, at }: RecordedAlert,
  { now, monotonic }: Moment,
): OngoingRecording[] {
  const leftMs = Math.min(AFTER_MS, at + AFTER_MS - now);
  const others = ongoing.filter(({ endsAt }) => monotonic <= endsAt);
  const isKnown = others.some(({ alertUid }) => alertUid === uid);
  if (leftMs < 0 || isKnown || NOT_RECORDED.includes(type)) return others;
  return [...others, { alertUid: uid, endsAt: monotonic + leftMs }];
}

/** The alert for which something of this moment is stored, once for all: the first one that still wants it. */
function findCause(ongoing: readonly OngoingRecording[], monotonic: number): string | null {
  return ongoing.find(({ endsAt }) => monotonic <= endsAt)?.alertUid ?? null;
}

/**
 * Decides what is stored of a cradle around its alerts. A frame is either in its ring or handed to the store, once.
 * Cradles go by their id, which changes with their caregiver: nothing of one reaches the next.
 */
export interface Recorder<F> {
  begin(cradle: { id: number }, alert: RecordedAlert): void;
  /** Takes every frame of a claimed cradle, as it comes. */
  frame(agentId: number, frame: F): void;
  /** The alert in whose recording this moment is; null when nothing is recorded. */
  causeOf(agentId: number): string | null;
  /** The cradle changed hands: its recordings end, and what is not stored yet never will be. */
  forget(agentId: number): void;
}

export interface RecorderPorts<F> {
  clock: Clock;
  /** The frames that are not stored (yet). */
  preroll: {
    put(agentId: number, frame: F): void;
    take(agentId: number, monotonic: number): F[];
    clear(agentId: number): void;
  };
  store(agentId: number, alertUid: string, frame: F): void;
  /** Whether the disk has room for frames; without, they stay in their ring. */
  hasRoom(): boolean;
}

export function createRecorder<F>({ clock, preroll, store, hasRoom }: RecorderPorts<F>): Recorder<F> {
  const recordings = new Map<number, OngoingRecording[]>();

  function causeOf(agentId: number): string | null {
    const cause = findCause(recordings.get(agentId) ?? [], clock.monotonic());
    if (cause === null) recordings.delete(agentId);
    return cause;
  }

  /** What came before the alert, or while there was no room. */
  function storeRing(agentId: number, cause: string): void {
    for (const frame of preroll.take(agentId, clock.monotonic())) store(agentId, cause, frame);
  }

  return {
    begin({ id }, alert) {
      recordings.set(id, addRecording(recordings.get(id) ?? [], alert, momentOf(clock)));
      const cause = causeOf(id);
      if (cause !== null && hasRoom()) storeRing(id, cause);
    },
    frame(agentId, frame) {
      const cause = causeOf(agentId);
      if (cause === null || !hasRoom()) return preroll.put(agentId, frame);
      storeRing(agentId, cause);
      store(agentId, cause, frame);
    },
    causeOf,
    forget(agentId) {
      recordings.delete(agentId);
      preroll.clear(agentId);
    },
  };
}
