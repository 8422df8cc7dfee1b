import type { StartStep } from '@/lib/i18n/start/shape';

export const START_STEPS = ['account', 'cradle', 'push', 'test'] as const satisfies readonly StartStep[];

/** `barred`: this browser can never do it, and says why; `unknown`: not looked at yet, or not to be read now. */
export type StepState = 'done' | 'open' | 'unknown' | 'barred';
export type StepStates = Record<StartStep, StepState>;

/** What is known of the way to the first night: of the server, and of this browser. */
export interface StartFacts {
  hasCradle: boolean;
  push: 'checking' | 'off' | 'on' | 'barred';
  /** Whether a test was shown on a device; null while the database is away. */
  testShown: boolean | null;
}

const PUSH_STATES = { checking: 'unknown', off: 'open', on: 'done', barred: 'barred' } as const;

/** Where a parent stands. Nothing of it is stored: what was undone since, as a blocked permission, is to do again. */
export function stepStates({ hasCradle, push, testShown }: StartFacts): StepStates {
  return {
    account: 'done',
    cradle: hasCradle ? 'done' : 'open',
    push: PUSH_STATES[push],
    test: testShown === null ? 'unknown' : testShown ? 'done' : 'open',
  };
}

/**
 * Whether a step shows what to do: each up to the first that can be done and is not. One that is barred holds nothing
 * up, and says why it is.
 */
export function isUnfolded(step: StartStep, states: StepStates): boolean {
  if (states[step] === 'done') return false;
  const before = START_STEPS.slice(0, START_STEPS.indexOf(step));
  return before.every((each) => states[each] === 'done' || states[each] === 'barred');
}

/** What a parent can still do about it. */
export function stepsLeft(states: StepStates): StartStep[] {
  return START_STEPS.filter((step) => states[step] === 'open' || states[step] === 'barred');
}
