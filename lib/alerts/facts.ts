import { z } from 'zod';
import { frozenSince } from '@/lib/cradle/frozen-since';
import { CRYING_STATUSES } from '@/lib/cradle/sensors/crying';
import {
  DIRECTIONS,
  type Direction,
  FACING_UP,
  NO_FACE,
  settleDirection,
} from '@/lib/cradle/sensors/direction';
import { SENSORS, type SensorReading } from '@/lib/cradle/sensors/registry';
import { SIGNALS, type Signal } from '@/lib/cradle/topics';
import type { Observation } from './observation';

/** A cradle of which nothing was heard for this long was away: when it speaks again, that is a return, in ms. */
const AWAY_MS = 30_000;

/**
 * What a signal last said tells how things are for this long, in ms. A night later nobody knows how the baby was
 * meanwhile: a cradle that is switched on in the evening must not count from the morning.
 */
const KNOWN_FOR_MS = 10 * 60_000;

const at = z.number();
const moment = at.nullable().catch(null);

/** What the rules know of a cradle, in monotonic ms. */
export const factsShape = z.object({
  /** When each signal last came. */
  heard: z.record(z.enum(SIGNALS), moment),
  /** Since when anything comes without a long gap; a signal is missed from then on at the earliest. */
  presentSince: moment,
  temperature: z.object({ value: z.number(), at }).nullable().catch(null),
  /** The newest word, and when it was said for the first time without another between. */
  crying: z
    .object({ value: z.enum(CRYING_STATUSES), since: at })
    .nullable()
    .catch(null),
  /** The last time the face pointed up. */
  facingUpAt: moment,
  /**
   * How the baby has been lying since then. The time of this kind (a face, or none) counts from `countsFrom`: the last
   * "facing up" until that timer has run out, and from then on from when the kind began.
   */
  held: z
    .object({ direction: z.enum(DIRECTIONS), countsFrom: at, hasRunOut: z.boolean() })
    .nullable()
    .catch(null),
  /** Since when every picture is the one before; null while they differ. */
  frozenSince: moment,
});

export type Facts = z.infer<typeof factsShape>;

export const NO_FACTS: Facts = {
  heard: { temperature: null, crying: null, direction: null, frame: null },
  presentSince: null,
  temperature: null,
  crying: null,
  facingUpAt: null,
  held: null,
  frozenSince: null,
};

/** Whether the camera sees a face that does not point up, or none. */
export function kindOf(direction: Direction): 'face' | 'no_face' {
  return direction === NO_FACE ? 'no_face' : 'face';
}

/** When anything was last heard; null when nothing ever was. */
export function lastHeard({ heard }: Facts, but?: Signal): number | null {
  const times = SIGNALS.flatMap((signal) => (signal === but ? [] : (heard[signal] ?? [])));
  return times.length === 0 ? null : Math.max(...times);
}

/** °C of the newest reading while it is fresh. */
export function freshTemperature({ temperature }: Facts, now: number): number | null {
  const isFresh = temperature !== null && now - temperature.at < SENSORS.temperature.freshForMs;
  return isFresh ? temperature.value : null;
}

/** Whether what this signal last said still tells how things are. */
export function isKnown({ heard }: Facts, signal: Signal, now: number): boolean {
  const heardAt = heard[signal];
  return heardAt !== null && now - heardAt <= KNOWN_FOR_MS;
}

/** What is left of what a signal said when that is too long ago. */
export function forgetOld(facts: Facts, signal: Signal, now: number): Facts {
  if (isKnown(facts, signal, now)) return facts;
  if (signal === 'crying') return { ...facts, crying: null };
  return signal === 'direction' ? { ...facts, facingUpAt: null, held: null } : facts;
}

/** @param positionTimeoutMs how long the position timer runs, as it is set now */
export function applyObservation(
  facts: Facts,
  observation: Observation,
  { now, positionTimeoutMs }: { now: number; positionTimeoutMs: number },
): Facts {
  switch (observation.kind) {
    case 'time':
      return facts;
    case 'frame':
      return {
        ...hear(facts, 'frame', now),
        frozenSince: frozenSince(
          { frameAt: facts.heard.frame, frozenSince: facts.frozenSince },
          observation.same,
          now,
        ),
      };
    case 'reading': {
      const { reading } = observation;
      const known = forgetOld(facts, reading.kind, now);
      return applyReading(hear(known, reading.kind, now), reading, { now, positionTimeoutMs });
    }
  }
}

function hear(facts: Facts, signal: Signal, now: number): Facts {
  const before = lastHeard(facts);
  const isBack = before === null || now - before >= AWAY_MS;
  return {
    ...facts,
    heard: { ...facts.heard, [signal]: now },
    presentSince: isBack ? now : facts.presentSince,
  };
}

function applyReading(
  facts: Facts,
  reading: SensorReading,
  time: { now: number; positionTimeoutMs: number },
): Facts {
  switch (reading.kind) {
    case 'temperature':
      return { ...facts, temperature: { value: reading.value, at: time.now } };
    case 'crying': {
      const goesOn = facts.crying?.value === reading.value;
      return goesOn ? facts : { ...facts, crying: { value: reading.value, since: time.now } };
    }
    case 'direction': {
      const direction = settleDirection(reading.value);
      return direction === null ? facts : applyDirection(facts, direction, time);
    }
  }
}

function applyDirection(
  facts: Facts,
  direction: Direction,
  { now, positionTimeoutMs }: { now: number; positionTimeoutMs: number },
): Facts {
  if (direction === FACING_UP) return { ...facts, facingUpAt: now, held: null };
  const { held, facingUpAt } = facts;
  if (held === null)
    return { ...facts, held: { direction, countsFrom: facingUpAt ?? now, hasRunOut: false } };
  if (kindOf(held.direction) === kindOf(direction)) return { ...facts, held: { ...held, direction } };
  const hasRunOut = held.hasRunOut || now - held.countsFrom >= positionTimeoutMs;
  return { ...facts, held: { direction, countsFrom: hasRunOut ? now : held.countsFrom, hasRunOut } };
}
