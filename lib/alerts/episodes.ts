import { settleDirection } from '@/lib/cradle/sensors/direction';
import type { AlertDetails } from './alert';
import { type Facts, freshTemperature } from './facts';
import type { AlertEvent, Observation, RuleContext } from './observation';
import { repeatAfterMs, repeatsBy } from './ringing';
import type { KeyedRule } from './rules/registry';
import type { Rule, Verdict } from './rules/rule';
import type { Episode } from './rules-state';

/** Alerts of one episode that are remembered by name. */
const REMEMBERED = 50;

/** What becomes of one key: its episode from now on, what has to be told, and when it is to be asked again. */
export interface Course {
  episode: Episode | null;
  event: AlertEvent | null;
  due: number | null;
}

interface Moment {
  facts: Facts;
  observation: Observation;
  context: RuleContext;
}

type Bad = Extract<Verdict, { is: 'bad' }>;
type Normal = Extract<Verdict, { is: 'normal' }>;

/** Follows one key through what its rule says now. */
export function follow(keyed: KeyedRule, before: Episode | null, verdict: Verdict, moment: Moment): Course {
  switch (verdict.is) {
    case 'bad':
      return followBad(keyed, before, verdict, moment);
    case 'normal':
      return followNormal(keyed, before, verdict, moment);
    case 'pending':
      return remind(before && unsettled(before), moment.context.now, verdict.due ?? null);
    case 'unknown':
      return { episode: before && unsettled(before), event: null, due: verdict.due ?? null };
  }
}

function followBad(keyed: KeyedRule, before: Episode | null, verdict: Bad, moment: Moment): Course {
  const { now } = moment.context;
  const { due = null } = verdict;
  if (before === null || isNewEpisode(keyed, before, verdict, moment)) {
    const uid = moment.context.newUid();
    const episode: Episode = {
      uid,
      type: keyed.type,
      since: verdict.since,
      alerts: [uid],
      newestAt: now,
      isResolved: false,
      isOver: false,
      isAcknowledged: false,
      rangAt: now,
      repeats: 0,
      normalSince: null,
    };
    return { episode, event: raised(keyed, episode, verdict.details, moment), due: nextDue(episode, due) };
  }
  if (before.isOver) {
    return { episode: before, event: null, due: earliest(holdsBackUntil(keyed.rule, before), due) };
  }
  const episode = unsettled(before);
  if (!isAgain(keyed, episode, moment)) return remind(episode, now, due);
  const alerts = [...episode.alerts, moment.context.newUid()].slice(-REMEMBERED);
  // This rings by itself: what was to be said again by now is said with it.
  const repeats = repeatsBy(now - episode.rangAt);
  const longer: Episode = { ...episode, alerts, newestAt: now, repeats };
  return {
    episode: longer,
    event: raised(keyed, longer, verdict.details, moment),
    due: nextDue(longer, due),
  };
}

function followNormal(
  { rule, type }: KeyedRule,
  before: Episode | null,
  verdict: Normal,
  { context: { now, wallNow } }: Moment,
): Course {
  const due = verdict.due ?? null;
  if (before === null || before.isOver) return { episode: afterIt(rule, before, now), event: null, due };
  const since = before.normalSince ?? now;
  const settledAt = since + rule.holdMs;
  if ((verdict.until ?? now) < settledAt) {
    const episode = before.normalSince === null ? { ...before, normalSince: since } : before;
    // What is known only so far needs another message: its silence does not make it normal.
    return { episode, event: null, due: earliest(verdict.until === undefined ? settledAt : null, due) };
  }
  const { uid, alerts, isResolved } = before;
  const event: AlertEvent = {
    kind: 'cleared',
    uid: alerts.at(-1) ?? uid,
    episode: uid,
    type,
    at: Math.round(wallNow - (now - since)),
    tells: rule.tellsRecovery && !isResolved,
  };
  return { episode: afterIt(rule, { ...before, isOver: true }, now), event, due };
}

/** What is kept in mind of an episode that is over. */
function afterIt(rule: Rule, episode: Episode | null, now: number): Episode | null {
  return episode !== null && now < (holdsBackUntil(rule, episode) ?? now) ? episode : null;
}

/** Until when the newest alert holds the next one back, also when that is of another episode; null: it does not. */
function holdsBackUntil({ again }: Rule, { isResolved, newestAt }: Episode): number | null {
  return again === null || isResolved ? null : newestAt + again.afterMs;
}

/** What was normal for a moment is not any more. */
function unsettled(episode: Episode): Episode {
  return episode.normalSince === null ? episode : { ...episode, normalSince: null };
}

/**
 * After a return to normal, once nothing holds it back; and after a resolve: with the next message that fulfils the
 * rule, or with a condition that began later, whose deadline needs none (CONTRACT §5).
 */
function isNewEpisode(keyed: KeyedRule, episode: Episode, { since }: Bad, moment: Moment): boolean {
  const { rule } = keyed;
  if (episode.isOver) {
    const heldBackUntil = holdsBackUntil(rule, episode);
    return heldBackUntil === null || moment.context.now >= heldBackUntil;
  }
  if (!episode.isResolved || rule.again === null) return false;
  return fulfils(keyed, moment) || since > episode.newestAt;
}

function isAgain(keyed: KeyedRule, { isResolved, newestAt }: Episode, moment: Moment): boolean {
  const { again } = keyed.rule;
  if (again === null || isResolved || !fulfils(keyed, moment)) return false;
  return moment.context.now - newestAt >= again.afterMs;
}

/** Whether what came is a message of the rule's signal with something in it. */
function fulfils({ rule: { again } }: KeyedRule, { observation }: Moment): boolean {
  if (again === null || observation.kind !== 'reading') return false;
  const { reading } = observation;
  if (reading.kind !== again.signal) return false;
  // A device that is still looking says nothing.
  return reading.kind !== 'direction' || settleDirection(reading.value) !== null;
}

function raised(
  { type, rule }: KeyedRule,
  episode: Episode,
  details: AlertDetails,
  moment: Moment,
): AlertEvent {
  const { facts, context } = moment;
  const alert = {
    uid: episode.alerts.at(-1) ?? episode.uid,
    episode: episode.uid,
    type,
    details,
    temperature: freshTemperature(facts, context.now),
    faceDetected: rule.faceDetected,
    at: context.wallNow,
  };
  return { kind: 'raised', alert, rings: !episode.isAcknowledged };
}

/** Says once more what nobody has answered, when it is time. */
function remind(episode: Episode | null, now: number, due: number | null): Course {
  if (episode === null || !isRinging(episode)) return { episode, event: null, due };
  const repeats = repeatsBy(now - episode.rangAt);
  if (repeats <= episode.repeats) return { episode, event: null, due: nextDue(episode, due) };
  const told = { ...episode, repeats };
  const { uid, alerts, type, since } = episode;
  const event: AlertEvent = {
    kind: 'still',
    uid: alerts.at(-1) ?? uid,
    episode: uid,
    type,
    lastedMs: Math.max(0, Math.round(now - since)),
  };
  return { episode: told, event, due: nextDue(told, due) };
}

function isRinging({ isAcknowledged, isResolved, isOver }: Episode): boolean {
  return !isAcknowledged && !isResolved && !isOver;
}

function nextDue(episode: Episode, due: number | null): number | null {
  return isRinging(episode) ? earliest(episode.rangAt + repeatAfterMs(episode.repeats), due) : due;
}

export function earliest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
