import type { CryingStatus } from '@/lib/cradle/sensors/crying';
import { type Direction, settleDirection } from '@/lib/cradle/sensors/direction';
import type { SensorKind } from '@/lib/cradle/sensors/kinds';
import { SENSORS, type SensorReading } from '@/lib/cradle/sensors/registry';
import type { Moment } from '@/lib/platform/clock';

/** At most one row in this time per cradle, apart from changes, in milliseconds. */
const ROW_INTERVAL_MS = 1_000;

/** What a row can hold of each sensor. */
interface RowValues {
  temperature: number | null;
  crying: CryingStatus | null;
  direction: Direction | null;
}

/** What arrived since the row before; what did not is null, so that a dead sensor never draws a line. */
export interface ReadingRow extends RowValues {
  /** Wall ms of the newest reading in it. */
  at: number;
}

/** Values gathered for the next row, and the newest value of each sensor that any row or draft held. */
export interface RowDraft {
  pending: ReadingRow | null;
  /** Monotonic ms of the row before: a clock set back must not hold rows up. */
  lastRowAt: number | null;
  newest: RowValues;
}

export interface DraftStep {
  draft: RowDraft;
  row: ReadingRow | null;
}

const NOTHING: RowValues = { temperature: null, crying: null, direction: null };
export const EMPTY_DRAFT: RowDraft = { pending: null, lastRowAt: null, newest: NOTHING };

/**
 * The draft after a reading, with the row that became ready: at once on a change, else once a second.
 * @param isRecording each reading is a row at once
 */
export function draftReading(
  draft: RowDraft,
  reading: SensorReading,
  moment: Moment,
  isRecording = false,
): DraftStep {
  const value = storedValue(reading);
  // A device that is still looking said nothing that a row could hold.
  if (value === null) return { draft, row: null };
  const next: RowDraft = {
    ...draft,
    pending: { ...(draft.pending ?? { ...NOTHING, at: 0 }), [reading.kind]: value, at: moment.now },
    newest: { ...draft.newest, [reading.kind]: value },
  };
  return isRecording || isChange(reading.kind, draft.newest, value)
    ? takeRow(next, moment)
    : takeDueRow(next, moment);
}

/** The row, when one waits and a second has passed since the one before. */
export function takeDueRow(draft: RowDraft, moment: Moment): DraftStep {
  const early = draft.lastRowAt !== null && moment.monotonic - draft.lastRowAt < ROW_INTERVAL_MS;
  return early ? { draft, row: null } : takeRow(draft, moment);
}

/** The row that waits, whatever the time: on a clean stop and before rows are read back. */
export function takeRow(draft: RowDraft, { monotonic }: Moment): DraftStep {
  if (draft.pending === null) return { draft, row: null };
  return { draft: { ...draft, pending: null, lastRowAt: monotonic }, row: draft.pending };
}

function storedValue(reading: SensorReading): RowValues[SensorKind] {
  return reading.kind === 'direction' ? settleDirection(reading.value) : reading.value;
}

function isChange(kind: SensorKind, before: RowValues, value: string | number): boolean {
  const sensor: { isChange(before: unknown, after: unknown): boolean } = SENSORS[kind];
  return sensor.isChange(before[kind], value);
}
