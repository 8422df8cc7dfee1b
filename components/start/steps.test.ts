import { describe, expect, it } from 'vitest';
import { isUnfolded, START_STEPS, type StartFacts, stepStates, stepsLeft } from './steps';

const READY: StartFacts = { hasCradle: true, push: 'on', testShown: true };
const unfolded = (facts: StartFacts) => START_STEPS.filter((step) => isUnfolded(step, stepStates(facts)));

describe('the way to the first night', () => {
  it.each([
    [{ hasCradle: false, push: 'off', testShown: false }, ['cradle']],
    [{ ...READY, push: 'off', testShown: false }, ['push']],
    [{ ...READY, push: 'checking', testShown: false }, ['push']],
    [{ ...READY, testShown: false }, ['test']],
    [{ ...READY, testShown: null }, ['test']],
    [{ ...READY, push: 'barred', testShown: false }, ['push', 'test']],
    [{ ...READY, hasCradle: false }, ['cradle']],
    [READY, []],
  ] as const)('with %j asks for %j', (facts, steps) => {
    expect(unfolded(facts)).toEqual(steps);
  });

  it.each([
    [READY, []],
    [{ ...READY, push: 'checking', testShown: null }, []],
    [{ ...READY, push: 'barred' }, ['push']],
    [{ hasCradle: false, push: 'off', testShown: false }, ['cradle', 'push', 'test']],
  ] as const)('with %j leaves %j, and counts nothing that is not known', (facts, steps) => {
    expect(stepsLeft(stepStates(facts))).toEqual(steps);
  });
});
