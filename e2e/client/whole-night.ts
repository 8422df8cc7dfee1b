import type { AppServer } from '../servers/app-server';
import { addAlert, addReadings, type ReadingFields, type StoredNight } from './stored-night';

/** The pace of the signal that is missed first (lib/cradle/freshness.ts), in ms. */
const PACE_MS = 10_000;

/** In ms from the begin of the night. */
export type Span = readonly [from: number, to: number];

interface WholeNight {
  from: Date;
  lengthMs: number;
  /** When the cradle was off, the baby cried, and did not lie facing up. */
  off?: readonly Span[];
  cries?: readonly Span[];
  turned?: readonly Span[];
}

/** Readings of all signals from some time before a night to some time after it. */
export async function addWholeNight(
  query: AppServer['query'],
  cradle: StoredNight,
  { from, lengthMs, off = [], cries = [], turned = [] }: WholeNight,
): Promise<void> {
  const readings: ReadingFields[] = [];
  const during = (spans: readonly Span[], ms: number) =>
    spans.some(([begin, end]) => ms >= begin && ms < end);
  for (let ms = -60_000; ms <= lengthMs + 60_000; ms += PACE_MS) {
    if (during(off, ms)) continue;
    readings.push({
      at: new Date(from.getTime() + ms),
      temperature:
        Math.round((36.5 + Math.sin(ms / 5_000_000) * 0.4 + (during(cries, ms) ? 0.5 : 0)) * 10) / 10,
      crying: during(cries, ms) ? 'Crying' : 'Not Crying',
      direction: during(turned, ms) ? '좌측으로 움직임' : '정면 유지 중',
    });
  }
  await addReadings(query, cradle, readings);
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A night in Seoul with two cries, a gap that cuts one of them, and an alert that was acknowledged. @returns its id. */
export async function addExampleNight(query: AppServer['query'], cradle: StoredNight): Promise<number> {
  const from = new Date('2025-10-03T11:00:00Z');
  await addWholeNight(query, cradle, {
    ...{ from, lengthMs: 11 * HOUR, turned: [[4 * HOUR, 4 * HOUR + 18 * MINUTE]] },
    off: [[6 * HOUR + 10 * MINUTE, 6 * HOUR + 12 * MINUTE]],
    cries: [
      [3 * HOUR, 3 * HOUR + 5 * MINUTE],
      [6 * HOUR + 8 * MINUTE, 6 * HOUR + 10 * MINUTE],
    ],
  });
  const at = new Date(from.getTime() + 3 * HOUR + MINUTE / 2);
  const alert = { at, type: 'crying', message: '😢 아기가 30초 동안 울고 있습니다!' };
  const id = await addAlert(query, cradle, alert);
  const later = new Date(at.getTime() + MINUTE);
  await query('UPDATE alert_logs SET acknowledged_at = ?, acknowledged_by = ?, resolved = 1 WHERE id = ?', [
    ...[later, '하루', id],
  ]);
  return id;
}
