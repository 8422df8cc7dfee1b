import { SIGNALS } from '@/lib/cradle/topics';
import {
  type Check,
  COMMON_CHECK_IDS,
  CRADLE_CHECK_IDS,
  type CradleCheckId,
  isOpen,
  switchedOff,
  wrong,
} from './check';
import { COMMON_CHECKS, CRADLE_CHECKS } from './checks/registry';
import { findGone } from './checks/signals';
import type { CradleFacts, TonightFacts } from './facts';

/** What is fine and what is not. Nothing that is not known passes as fine. */
export function evaluateTonight(facts: TonightFacts): { ready: boolean; checks: Check[] } {
  const checks = [
    ...facts.cradles.flatMap((cradle) => checkCradle(cradle, facts.now)),
    ...checkCommon(facts),
  ];
  return { ready: !checks.some(isOpen), checks };
}

function checkCommon(facts: TonightFacts): Check[] {
  const common = COMMON_CHECK_IDS.map((id): Check => ({ id, uuid: null, ...COMMON_CHECKS[id](facts) }));
  const watchesAny = facts.cradles.some(({ inUse }) => inUse);
  return watchesAny ? common : [{ id: 'cradle', uuid: null, ...wrong('no_cradle') }, ...common];
}

function checkCradle(cradle: CradleFacts, now: number): Check[] {
  const { uuid } = cradle;
  if (!cradle.inUse) return [{ id: 'cradle', uuid, ...switchedOff('not_in_use') }];
  const check = (id: CradleCheckId): Check => ({ id, uuid, ...CRADLE_CHECKS[id](cradle, now) });
  const gone = findGone(cradle, now);
  if (gone === null) return CRADLE_CHECK_IDS.map(check);
  return [{ id: 'cradle', uuid, ...gone }, ...CRADLE_CHECK_IDS.filter(isNoSignal).map(check)];
}

function isNoSignal(id: CradleCheckId): boolean {
  return !SIGNALS.some((signal) => signal === id);
}
