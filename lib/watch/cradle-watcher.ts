import type { Observation } from '@/lib/alerts/evaluate';
import {
  applyFrame,
  applyReading,
  clampTimes,
  type LiveState,
  type MotorRequest,
  shiftTimes,
  UNKNOWN_STATE,
} from '@/lib/cradle/live-state';
import type { SensorReading } from '@/lib/cradle/sensors/registry';
import { type FramePayload, isSamePicture } from '@/lib/frames/frame-payload';
import { momentOf } from '@/lib/platform/clock';
import { createCradleRules } from './cradle-rules';
import { type CradleMemory, isClaimed, type KnownCradle, type WatchPorts } from './ports';
import { type DraftStep, draftReading, EMPTY_DRAFT, takeDueRow, takeRow } from './reading-row';

/** What makes no row (frames, "확인 중...") is written down this often, in ms: a restart then knows since when. */
const STATE_INTERVAL_MS = 5_000;

export interface CradleWatcher {
  reading(cradle: KnownCradle, reading: SensorReading): void;
  frame(cradle: KnownCradle, payload: FramePayload): void;
  motorAsked(cradle: KnownCradle, request: MotorRequest): void;
  /** Hands over a row that has waited long enough, and tells what is due though nothing came. */
  tick(cradle: KnownCradle): void;
  /** Asks the rules anew: settings have changed, or whether cradles can reach us. */
  reconsider(cradle: KnownCradle): void;
  /** Somebody looks after an episode of alerts, or has resolved one. */
  acknowledge(cradle: KnownCradle, episode: string): void;
  resolve(cradle: KnownCradle, uid: string): void;
  /** Somebody has taken that back. */
  reopen(cradle: KnownCradle, uid: string, was: { isAcknowledged: boolean }): void;
  /** Writes down what is known now. */
  save(cradle: KnownCradle): void;
  /** Hands over the row that waits, and the state. */
  flush(cradle: KnownCradle): void;
  /** The wall clock was set by this many ms. */
  shiftTimes(byMs: number): void;
  state(): LiveState;
  memory(): CradleMemory;
}

const NOTHING: CradleMemory = { live: UNKNOWN_STATE, rules: null };

/** Follows one cradle: message → state → rules → row. Unclaimed cradles have a live state only. */
export function createCradleWatcher(ports: WatchPorts, restored = NOTHING): CradleWatcher {
  const rules = createCradleRules(ports, restored.rules);
  let state = clampTimes(restored.live, ports.clock.now());
  let draft = EMPTY_DRAFT;
  let lastFrame: FramePayload | null = null;
  /** Monotonic ms. */
  let savedAt = Number.NEGATIVE_INFINITY;

  const moment = () => momentOf(ports.clock);
  const memory = (): CradleMemory => ({ live: state, rules: rules.stored() });

  function take(cradle: KnownCradle, step: DraftStep): void {
    draft = step.draft;
    if (step.row === null || !isClaimed(cradle)) return;
    ports.journal.append(cradle.id, step.row);
    save(cradle);
  }

  function save(cradle: KnownCradle): void {
    if (!isClaimed(cradle)) return;
    savedAt = ports.clock.monotonic();
    ports.journal.saveState(cradle.id, memory());
  }

  function saveIfDue(cradle: KnownCradle): void {
    if (ports.clock.monotonic() - savedAt >= STATE_INTERVAL_MS) save(cradle);
  }

  function judge(cradle: KnownCradle, observation: Observation): void {
    if (!isClaimed(cradle)) return;
    const events = rules.observe(cradle.id, observation);
    if (events.length === 0) return;
    ports.alerts.handle(cradle, events, memory());
    save(cradle);
  }

  /** Devices send a time beside the picture: the pictures are compared, not the messages. */
  function compare(payload: FramePayload): boolean | null {
    const same = lastFrame === null ? null : isSamePicture(lastFrame, payload);
    lastFrame = payload;
    return same;
  }

  return {
    reading(cradle, reading) {
      const at = moment();
      const before = state;
      state = applyReading(state, reading, at.now);
      // Before the row: the recording that an alert begins has it.
      judge(cradle, { kind: 'reading', reading });
      take(cradle, draftReading(draft, reading, at, ports.recorder.isRecording(cradle.id)));
      saveIfDue(cradle);
      ports.feed.publish(cradle.uuid, saysSomethingNew(before, state) ? 'value' : 'time');
    },
    frame(cradle, payload) {
      const at = moment();
      const before = state;
      const same = compare(payload);
      state = applyFrame(state, same, at.now);
      if (!isClaimed(cradle)) return;
      ports.frames.accept(cradle.uuid, payload, at);
      ports.recorder.frame(cradle.id, payload, at);
      judge(cradle, { kind: 'frame', same });
      ports.feed.publish(cradle.uuid, showsSomethingNew(before, state) ? 'value' : 'time');
      saveIfDue(cradle);
    },
    motorAsked(cradle, request) {
      state = { ...state, motor: request };
      save(cradle);
      ports.feed.publish(cradle.uuid, 'value');
    },
    tick(cradle) {
      take(cradle, takeDueRow(draft, moment()));
      if (rules.isDue()) judge(cradle, { kind: 'time' });
    },
    reconsider: (cradle) => judge(cradle, { kind: 'time' }),
    acknowledge(cradle, episode) {
      if (rules.acknowledge(episode)) save(cradle);
    },
    resolve(cradle, uid) {
      if (rules.resolve(uid)) save(cradle);
    },
    reopen(cradle, uid, was) {
      if (rules.reopen(uid, was)) save(cradle);
    },
    save,
    flush(cradle) {
      take(cradle, takeRow(draft, moment()));
      save(cradle);
    },
    shiftTimes(byMs) {
      state = shiftTimes(state, byMs);
    },
    state: () => state,
    memory,
  };
}

function saysSomethingNew(before: LiveState, after: LiveState): boolean {
  return (
    before.temperature?.value !== after.temperature?.value ||
    before.crying?.value !== after.crying?.value ||
    before.direction?.value !== after.direction?.value
  );
}

function showsSomethingNew(before: LiveState, after: LiveState): boolean {
  return before.frameAt === null || (before.frozenSince === null) !== (after.frozenSince === null);
}
