import {
  applyReading,
  type LiveState,
  type MotorRequest,
  shiftTimes,
  UNKNOWN_STATE,
} from '@/lib/cradle/live-state';
import type { SensorReading } from '@/lib/cradle/sensors/registry';
import type { FramePayload } from '@/lib/frames/frame-payload';
import { momentOf } from '@/lib/platform/clock';
import type { KnownCradle, WatchPorts } from './ports';
import { type DraftStep, draftReading, EMPTY_DRAFT, takeDueRow, takeRow } from './reading-row';

/** What makes no row (frames, "확인 중...") is written down this often, in ms: a restart then knows since when. */
const STATE_INTERVAL_MS = 5_000;

export interface CradleWatcher {
  reading(cradle: KnownCradle, reading: SensorReading): void;
  frame(cradle: KnownCradle, payload: FramePayload): void;
  motorAsked(cradle: KnownCradle, request: MotorRequest): void;
  /** Hands over a row that has waited long enough. */
  tick(cradle: KnownCradle): void;
  /** Hands over the row that waits, and the state. */
  flush(cradle: KnownCradle): void;
  /** The wall clock was set by this many ms. */
  shiftTimes(byMs: number): void;
  state(): LiveState;
}

/** Follows one cradle: message → state → row. Unclaimed cradles have a live state only. */
export function createCradleWatcher(ports: WatchPorts, restored: LiveState = UNKNOWN_STATE): CradleWatcher {
  let state = restored;
  let draft = EMPTY_DRAFT;
  /** Monotonic ms. */
  let savedAt = Number.NEGATIVE_INFINITY;

  const moment = () => momentOf(ports.clock);

  function take(cradle: KnownCradle, step: DraftStep): void {
    draft = step.draft;
    if (step.row === null || cradle.ownerId === null) return;
    ports.journal.append(cradle.id, step.row);
    save(cradle);
  }

  function save(cradle: KnownCradle): void {
    if (cradle.ownerId === null) return;
    savedAt = ports.clock.monotonic();
    ports.journal.saveState(cradle.id, state);
  }

  function saveIfDue(cradle: KnownCradle): void {
    if (ports.clock.monotonic() - savedAt >= STATE_INTERVAL_MS) save(cradle);
  }

  return {
    reading(cradle, reading) {
      const at = moment();
      const before = state;
      state = applyReading(state, reading, at.now);
      take(cradle, draftReading(draft, reading, at));
      saveIfDue(cradle);
      ports.feed.publish(cradle.uuid, saysSomethingNew(before, state) ? 'value' : 'time');
    },
    frame(cradle, payload) {
      const at = moment();
      const silentBefore = state.frameAt === null;
      state = { ...state, frameAt: at.now };
      if (cradle.ownerId === null) return;
      ports.frames.accept(cradle.uuid, payload, at);
      ports.feed.publish(cradle.uuid, silentBefore ? 'value' : 'time');
      saveIfDue(cradle);
    },
    motorAsked(cradle, request) {
      state = { ...state, motor: request };
      save(cradle);
      ports.feed.publish(cradle.uuid, 'value');
    },
    tick: (cradle) => take(cradle, takeDueRow(draft, moment())),
    flush(cradle) {
      take(cradle, takeRow(draft, moment()));
      save(cradle);
    },
    shiftTimes(byMs) {
      state = shiftTimes(state, byMs);
    },
    state: () => state,
  };
}

function saysSomethingNew(before: LiveState, after: LiveState): boolean {
  return (
    before.temperature?.value !== after.temperature?.value ||
    before.crying?.value !== after.crying?.value ||
    before.direction?.value !== after.direction?.value
  );
}
