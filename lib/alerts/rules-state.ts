import { z } from 'zod';
import { SIGNALS } from '@/lib/cradle/topics';
import { type Facts, factsShape, forgetOld, isKnown, NO_FACTS } from './facts';
import { RULES } from './rules/registry';
import { ALERT_TYPES } from './types';

const at = z.number();

const episodeShape = z.object({
  uid: z.string(),
  type: z.enum(ALERT_TYPES),
  /** When its condition began. */
  since: at,
  /** Its alerts, the newest last; older ones than the last fifty are forgotten. */
  alerts: z.array(z.string()).min(1),
  newestAt: at,
  /** The newest was resolved: what follows is another episode. */
  isResolved: z.boolean(),
  /** Things are normal again; its newest alert is kept in mind for as long as it holds the next one back. Earlier versions ended it there. */
  isOver: z.boolean().catch(false),
  isAcknowledged: z.boolean(),
  rangAt: at,
  /** How often it was told again. */
  repeats: z.int(),
  /** Since when things are normal; null while they are not. */
  normalSince: at.nullable(),
});

/** Alerts of one key without a return to normal between them, in monotonic ms. */
export type Episode = z.infer<typeof episodeShape>;

/** What is read back; a part that another version wrote otherwise is forgotten, the rest stays known. */
export const rulesStateShape = z.object({
  version: z.int().catch(0),
  facts: factsShape.catch(NO_FACTS),
  episodes: z.record(z.string(), episodeShape.nullable().catch(null)).catch({}).transform(withoutNulls),
});

function withoutNulls(episodes: Record<string, Episode | null>): Record<string, Episode> {
  return Object.fromEntries(
    Object.entries(episodes).filter((entry): entry is [string, Episode] => entry[1] !== null),
  );
}

/**
 * What the rules of one cradle remember, in monotonic ms. It is stored as wall time, beside the live state, and comes
 * back clamped: neither a clock that was set nor a restart raises or hides an alert.
 */
export interface RulesState {
  /** Grows with what is worth storing at once: of two that are stored the higher one is the newer. */
  version: number;
  facts: Facts;
  /** By key (rules/registry.ts). */
  episodes: Readonly<Record<string, Episode>>;
}

export const EMPTY_RULES: RulesState = { version: 0, facts: NO_FACTS, episodes: {} };

/** The same knowledge by a clock that shows `byMs` more, in whole ms (see `evaluate`). */
export function shiftRules(state: RulesState, byMs: number): RulesState {
  return mapTimes(state, (time) => Math.round(time + byMs));
}

/**
 * What was written down before a restart: nothing of it can have happened after `now`. How a baby was a long time ago
 * says nothing of how it is: what rang then does not go on by itself.
 */
export function clampRules(state: RulesState, now: number): RulesState {
  const clamped = mapTimes(state, (time) => Math.min(time, Math.floor(now)));
  const facts = SIGNALS.reduce((known, signal) => forgetOld(known, signal, now), clamped.facts);
  const episodes = Object.entries(clamped.episodes).map(([key, episode]) => {
    const signal = RULES[episode.type]?.again?.signal;
    const goesOn = signal === undefined || isKnown(facts, signal, now);
    return [key, goesOn ? episode : { ...episode, isOver: true }];
  });
  return { ...clamped, facts, episodes: Object.fromEntries(episodes) };
}

function mapTimes({ version, facts, episodes }: RulesState, change: (time: number) => number): RulesState {
  const moment = (time: number | null) => (time === null ? null : change(time));
  const { heard, temperature, crying, held } = facts;
  return {
    version,
    facts: {
      heard: {
        temperature: moment(heard.temperature),
        crying: moment(heard.crying),
        direction: moment(heard.direction),
        frame: moment(heard.frame),
      },
      presentSince: moment(facts.presentSince),
      temperature: temperature && { ...temperature, at: change(temperature.at) },
      crying: crying && { ...crying, since: change(crying.since) },
      facingUpAt: moment(facts.facingUpAt),
      held: held && { ...held, countsFrom: change(held.countsFrom) },
      frozenSince: moment(facts.frozenSince),
    },
    episodes: Object.fromEntries(
      Object.entries(episodes).map(([key, episode]) => [
        key,
        {
          ...episode,
          since: change(episode.since),
          newestAt: change(episode.newestAt),
          rangAt: change(episode.rangAt),
          normalSince: moment(episode.normalSince),
        },
      ]),
    ),
  };
}
