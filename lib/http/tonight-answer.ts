import type { WireTonight } from '@/lib/contracts/tonight';
import { evaluateTonight } from '@/lib/tonight/evaluate';
import type { TonightFacts } from '@/lib/tonight/facts';

/** Whether a caregiver may go to sleep, as the wire and the page say it. */
export function toTonightAnswer(facts: TonightFacts): WireTonight {
  const { ready, checks } = evaluateTonight(facts);
  return {
    ready,
    now: new Date(facts.now).toISOString(),
    checks: checks.map(({ uuid, at, ...check }) => ({
      ...check,
      cradle_uuid: uuid,
      at: at === null ? null : new Date(at).toISOString(),
    })),
  };
}
