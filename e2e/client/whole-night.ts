import type { AppServer } from '../servers/app-server';
import { addReadings, type ReadingFields, type StoredNight } from './stored-night';

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
