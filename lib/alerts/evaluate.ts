import { earliest, follow } from './episodes';
import { applyObservation } from './facts';
import type { AlertEvent, Observation, RuleContext } from './observation';
import { repeatsBy } from './ringing';
import { KEYED_RULES } from './rules/registry';
import type { Episode, RulesState } from './rules-state';

export type { AlertEvent, Observation, RuleContext } from './observation';

export interface Evaluation {
  state: RulesState;
  events: AlertEvent[];
  /** Monotonic ms at which to evaluate again though nothing came; null when nothing is due. */
  nextDeadline: number | null;
}

/**
 * The rules of one cradle, asked once: what is remembered from now on, what has to be told, and when to ask again. A
 * deadline that ran out before this message came is decided by what was known before it.
 */
export function evaluate(before: RulesState, observation: Observation, given: RuleContext): Evaluation {
  const context = inWholeMs(given);
  if (observation.kind === 'time') return judge(before, observation, context);
  const overdue = judge(before, { kind: 'time' }, context);
  const positionTimeoutMs = context.settings.abnormalPositionTimeout * 1_000;
  const facts = applyObservation(overdue.state.facts, observation, { now: context.now, positionTimeoutMs });
  const told = judge({ ...overdue.state, facts }, observation, context);
  return { ...told, events: [...overdue.events, ...told.events] };
}

/** Fractions do not add up: a deadline would come a hair before the time that it waits for. */
function inWholeMs(context: RuleContext): RuleContext {
  const { now, reachableSince } = context;
  return {
    ...context,
    now: Math.floor(now),
    reachableSince: reachableSince === null ? null : Math.floor(reachableSince),
  };
}

function judge(before: RulesState, observation: Observation, context: RuleContext): Evaluation {
  const { facts } = before;
  const events: AlertEvent[] = [];
  let { episodes, version } = before;
  let nextDeadline: number | null = null;
  for (const keyed of KEYED_RULES) {
    const { key, rule } = keyed;
    const known = episodes[key] ?? null;
    const course = follow(keyed, known, rule.judge(facts, context, key), { facts, observation, context });
    if (course.event !== null) events.push(course.event);
    nextDeadline = earliest(nextDeadline, course.due);
    if (course.episode === known) continue;
    episodes = withEpisode(episodes, key, course.episode);
    version += 1;
  }
  return { state: version === before.version ? before : { version, facts, episodes }, events, nextDeadline };
}

/** A caregiver looks after it: the episode rings no more. */
export function acknowledge(state: RulesState, episode: string): RulesState {
  return change(state, (known) => known.uid === episode && !known.isAcknowledged, silence);
}

/** A caregiver has looked after this alert. What follows the newest one of its episode is another episode. */
export function resolveAlert(state: RulesState, uid: string): RulesState {
  const silenced = change(state, (known) => known.alerts.includes(uid) && !known.isAcknowledged, silence);
  return change(
    silenced,
    (known) => known.alerts.at(-1) === uid && !known.isResolved,
    () => ({
      isResolved: true,
    }),
  );
}

const silence = () => ({ isAcknowledged: true });

/**
 * That was a slip: the episode goes on, if it is still the one of its key, and is said again when it is next time to.
 * @param isAcknowledged whether somebody looked after it before it was resolved
 */
export function reopenAlert(
  state: RulesState,
  uid: string,
  { isAcknowledged, now }: { isAcknowledged: boolean; now: number },
): RulesState {
  const isMeant = (known: Episode) =>
    known.alerts.includes(uid) && (known.isAcknowledged || known.isResolved);
  return change(state, isMeant, ({ alerts, isResolved, rangAt, repeats }) => ({
    isAcknowledged,
    isResolved: isResolved && alerts.at(-1) !== uid,
    // What fell due meanwhile is not made up for.
    repeats: Math.max(repeats, repeatsBy(now - rangAt)),
  }));
}

type Episodes = RulesState['episodes'];

function change(
  state: RulesState,
  isMeant: (episode: Episode) => boolean,
  valuesOf: (episode: Episode) => Partial<Episode>,
): RulesState {
  const found = Object.entries(state.episodes).find(([, episode]) => isMeant(episode));
  if (found === undefined) return state;
  const [key, episode] = found;
  const episodes = withEpisode(state.episodes, key, { ...episode, ...valuesOf(episode) });
  return { ...state, version: state.version + 1, episodes };
}

function withEpisode(episodes: Episodes, key: string, episode: Episode | null): Episodes {
  const { [key]: _before, ...others } = episodes;
  return episode === null ? others : { ...others, [key]: episode };
}
