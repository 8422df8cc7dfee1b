import { evaluate, type Observation, type RuleContext } from '@/lib/alerts/evaluate';
import { EMPTY_RULES, type RulesState } from '@/lib/alerts/rules-state';
import { DEFAULT_ALERT_SETTINGS } from '@/lib/alerts/settings';
import { DEFAULT_WATCH_SETTINGS } from '@/lib/alerts/watch-settings';
import { ownCpu, printTable, type Row } from './figures';

const ROUNDS = 3;
/** What a cradle sends in a tenth of a second at the full field rate: a frame and a direction. */
const STEP_MS = 100;
const STEPS = 20_000;

const FRAME: Observation = { kind: 'frame', same: false };
const FACING_UP: Observation = { kind: 'reading', reading: { kind: 'direction', value: '정면 유지 중' } };
const ON_ITS_SIDE: Observation = {
  kind: 'reading',
  reading: { kind: 'direction', value: '좌측으로 움직임' },
};
const CRYING: Observation = { kind: 'reading', reading: { kind: 'crying', value: 'Crying' } };

/** What the rules cost for each observation: of a baby that sleeps, and of one with open alerts that nobody answers. */
export async function benchRules(): Promise<void> {
  const nights: Record<string, Observation[]> = {
    'all is well': [FRAME, FACING_UP],
    'two alerts open': [FRAME, ON_ITS_SIDE, CRYING],
  };
  const rows = Object.entries(nights).map(([night, observations]): Row => {
    live(observations);
    const times = Array.from({ length: ROUNDS }, () => live(observations));
    return { night, 'CPU µs / observation': Math.min(...times), 'slowest round': Math.max(...times) };
  });
  printTable(`The rules of one cradle, best of ${ROUNDS} rounds of ${STEPS} steps`, rows);
}

/** @returns CPU µs for each observation. */
function live(observations: readonly Observation[]): number {
  let state: RulesState = EMPTY_RULES;
  let uids = 0;
  const context: RuleContext = {
    now: 0,
    wallNow: 0,
    settings: { ...DEFAULT_ALERT_SETTINGS, ...DEFAULT_WATCH_SETTINGS },
    reachableSince: 0,
    newUid: () => `uid-${++uids}`,
  };
  const before = ownCpu();
  for (let step = 0; step < STEPS; step += 1) {
    context.now = step * STEP_MS;
    for (const observation of observations) state = evaluate(state, observation, context).state;
  }
  return ((ownCpu() - before) * 1_000) / (STEPS * observations.length);
}
