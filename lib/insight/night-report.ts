import type { Interruption } from '@/lib/alerts/alert';
import { FRESH_FOR_MS } from '@/lib/cradle/freshness';
import type { CryingStatus } from '@/lib/cradle/sensors/crying';
import { type Direction, FACING_UP } from '@/lib/cradle/sensors/direction';
import { SENSOR_KINDS, type SensorKind } from '@/lib/cradle/sensors/kinds';
import { type Interval, joined, longest, totalMs, uncovered, within, without } from './intervals';
import { BREATH_MS, findSpells, type Spell } from './spells';
import { findGaps, type Listening, type Stretch } from './stretches';

/** A temperature and when it was first measured, °C and wall ms. */
export interface Extreme {
  value: number;
  at: number;
}

/** What was measured in a night, °C; the mean weighs each minute alike. */
export interface Measured {
  min: Extreme;
  mean: number;
  max: Extreme;
}

/** A time in which nobody could watch, wall ms; `to` is null where its end was never noted. */
export interface Outage {
  from: number;
  to: number | null;
  cause: Interruption | null;
}

/** What is stored of a night: stretches in their order, some time before and after it included. */
export interface NightFacts {
  /** The value says whether it was above the limit. */
  temperature: Stretch<boolean>[];
  crying: Stretch<CryingStatus>[];
  direction: Stretch<Direction>[];
  measured: Measured | null;
  outages: Outage[];
}

/** A time of the night that is not known, as a whole or in part. */
export interface NightGap extends Interval {
  /** Which signals were missing; all of them where nothing was watched. */
  missing: SensorKind[];
  /** What of ours was away meanwhile; null where only the cradle was silent. */
  cause: Interruption | null;
}

export interface NightReport {
  night: Interval;
  /** What of it has passed. */
  passed: Interval;
  isOver: boolean;
  /** ms of it in which anything came and nothing of ours was away; with the gaps in it, what has passed. */
  watchedMs: number;
  unwatched: Interval[];
  /** How much of what has passed is known of each signal, 0 to 1, and what is not. */
  signals: Record<SensorKind, { share: number; gaps: Interval[] }>;
  /** What to tell of the gaps. */
  gaps: NightGap[];
  cries: Spell[];
  /** When the baby did not lie facing up, as far as that was seen. */
  turned: Spell[];
  /** The longest time that is known to have been without crying; null without any. */
  longestCalm: Interval | null;
  temperature: (Measured & { aboveMs: number }) | null;
}

/** How long past its end a night is looked at: a silence that begins in it must show. The slowest signal, in ms. */
export const MARGIN_MS = Math.max(...SENSOR_KINDS.map((kind) => FRESH_FOR_MS[kind]));

/** What a night was like, from what is stored of it at `now`, which is not before its begin. */
export function reportNight(facts: NightFacts, night: Interval, now: number): NightReport {
  const passed = { from: night.from, to: Math.min(night.to, now) };
  const listeningTo = (kind: SensorKind): Listening => ({
    span: passed,
    heardUntil: Math.min(night.to + MARGIN_MS, now),
    limitMs: FRESH_FOR_MS[kind],
  });
  const outages = facts.outages.flatMap(({ from, to }) => (to === null ? [] : [{ from, to }]));
  const gaps = mapKinds((kind) =>
    joined([...findGaps(facts[kind], listeningTo(kind)), ...cut(outages, passed)]),
  );
  const unwatched = uncovered(
    passed,
    SENSOR_KINDS.flatMap((kind) => uncovered(passed, gaps[kind])),
  );
  const passedMs = passed.to - passed.from;
  const spellOf = { ...listeningTo('crying'), pauseMs: BREATH_MS };
  const cries = findSpells(facts.crying, (value) => value === 'Crying', spellOf);
  return {
    night,
    passed,
    isOver: now >= night.to,
    watchedMs: passedMs - totalMs(unwatched),
    unwatched,
    signals: mapKinds((kind) => ({ share: shareOf(passedMs, gaps[kind]), gaps: gaps[kind] })),
    gaps: tellGaps({ unwatched, gaps, outages: facts.outages }),
    cries,
    turned: findSpells(facts.direction, (value) => value !== FACING_UP, {
      ...listeningTo('direction'),
      pauseMs: BREATH_MS,
    }),
    longestCalm: longest(uncovered(passed, [...gaps.crying, ...cries])),
    temperature: facts.measured && { ...facts.measured, aboveMs: aboveMs(facts, listeningTo('temperature')) },
  };
}

function mapKinds<T>(make: (kind: SensorKind) => T): Record<SensorKind, T> {
  return Object.fromEntries(SENSOR_KINDS.map((kind) => [kind, make(kind)])) as Record<SensorKind, T>;
}

function cut(intervals: readonly Interval[], span: Interval): Interval[] {
  return intervals.flatMap((interval) => within(interval, span) ?? []);
}

/** Of a night that begins this very moment everything is known that there is: nothing. */
function shareOf(passedMs: number, gaps: readonly Interval[]): number {
  return passedMs === 0 ? 0 : 1 - totalMs(gaps) / passedMs;
}

function aboveMs({ temperature }: NightFacts, listening: Listening): number {
  return totalMs(findSpells(temperature, (isAbove) => isAbove, { ...listening, pauseMs: 0 }));
}

interface Gaps {
  unwatched: readonly Interval[];
  gaps: Record<SensorKind, readonly Interval[]>;
  outages: readonly Outage[];
}

/**
 * Each gap once: those in which everything was missing, and what is left of those of one signal. The signals do not end
 * in the same moment; a rest that is shorter than the signal's own limit is no news.
 */
function tellGaps({ unwatched, gaps, outages }: Gaps): NightGap[] {
  const whole = unwatched.map((gap) => ({
    ...gap,
    missing: [...SENSOR_KINDS],
    cause: outages.find((outage) => touches(outage, gap))?.cause ?? null,
  }));
  const partial = SENSOR_KINDS.flatMap((kind) =>
    without(gaps[kind], unwatched)
      .filter(({ from, to }) => to - from > FRESH_FOR_MS[kind])
      .map((gap) => ({ ...gap, missing: [kind], cause: null })),
  );
  return [...whole, ...partial].sort((a, b) => a.from - b.from);
}

/** An outage without an end explains the silence in which it began. */
function touches({ from, to }: Outage, gap: Interval): boolean {
  return from < gap.to && (to ?? from + MARGIN_MS) > gap.from;
}
