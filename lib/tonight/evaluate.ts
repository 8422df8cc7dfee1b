import { FRESH_FOR_MS } from '@/lib/cradle/freshness';
import { SENSOR_KINDS } from '@/lib/cradle/sensors/kinds';
import type { Signal } from '@/lib/cradle/topics';
import { type Check, type CheckId, fine, switchedOff, unknown, wrong } from './check';
import type { CradleFacts, TonightFacts } from './facts';

/** A phone that showed a message within this time shows the next one too, as far as anybody can tell; in ms. */
export const PROVEN_FOR_MS = 24 * 3_600_000;

/** Each of the server's and the caregiver's own checks. Another one is one more line. */
const COMMON_CHECKS = {
  push: checkPush,
  email: checkEmail,
  broker: ({ brokerIsUp }) => (brokerIsUp ? fine() : wrong('broker_down')),
  database: ({ databaseIsUp }) => (databaseIsUp ? fine() : wrong('database_down')),
  recording({ hasRoom }) {
    if (hasRoom === null) return unknown('disk_unknown');
    return hasRoom ? fine() : wrong('disk_full');
  },
} as const satisfies Partial<Record<CheckId, (facts: TonightFacts) => Verdict>>;

/** Each check of a cradle that is in use. */
const CRADLE_CHECKS = {
  frame: checkFrame,
  ...(Object.fromEntries(
    SENSOR_KINDS.map((kind) => [kind, (cradle: CradleFacts, now: number) => checkArrival(kind, cradle, now)]),
  ) as Record<(typeof SENSOR_KINDS)[number], (cradle: CradleFacts, now: number) => Verdict>),
  offline: ({ offlineTimeout }) => (offlineTimeout > 0 ? fine() : wrong('offline_ignored')),
  told: ({ pushEnabled, emailEnabled }) => (pushEnabled || emailEnabled ? fine() : wrong('muted')),
} as const satisfies Partial<Record<CheckId, (cradle: CradleFacts, now: number) => Verdict>>;

type Verdict = Omit<Check, 'id' | 'uuid'>;

/** What is fine and what is not. Nothing that is not known passes as fine. */
export function evaluateTonight(facts: TonightFacts): { ready: boolean; checks: Check[] } {
  const checks = [
    ...facts.cradles.flatMap((cradle) => checkCradle(cradle, facts.now)),
    ...checkCommon(facts),
  ];
  return { ready: checks.every(({ state }) => state === 'ok' || state === 'off'), checks };
}

function checkCommon(facts: TonightFacts): Check[] {
  const common = Object.entries(COMMON_CHECKS).map(([id, check]) => ({
    id: id as keyof typeof COMMON_CHECKS,
    uuid: null,
    ...check(facts),
  }));
  const watchesAny = facts.cradles.some(({ inUse }) => inUse);
  return watchesAny ? common : [{ id: 'cradle', uuid: null, ...wrong('no_cradle') }, ...common];
}

function checkCradle(cradle: CradleFacts, now: number): Check[] {
  const { uuid } = cradle;
  if (!cradle.inUse) return [{ id: 'cradle', uuid, ...switchedOff('not_in_use') }];
  return Object.entries(CRADLE_CHECKS).map(([id, check]) => ({
    id: id as keyof typeof CRADLE_CHECKS,
    uuid,
    ...check(cradle, now),
  }));
}

function checkFrame(cradle: CradleFacts, now: number): Verdict {
  const arrived = checkArrival('frame', cradle, now);
  return arrived.state === 'ok' && cradle.frozen ? wrong('frozen') : arrived;
}

function checkArrival(signal: Signal, { arrivals }: CradleFacts, now: number): Verdict {
  const at = arrivals[signal];
  if (at === null) return unknown('never');
  return now - at <= FRESH_FOR_MS[signal] ? fine(at) : wrong('silent', at);
}

function checkPush({ cradles, device, now }: TonightFacts): Verdict {
  if (!cradles.some(({ inUse, pushEnabled }) => inUse && pushEnabled)) return switchedOff('push_off');
  if (device === null) return unknown('push_unknown');
  if (!device.known) return wrong('push_missing');
  const { provenAt } = device;
  if (provenAt === null || now - provenAt > PROVEN_FOR_MS) return wrong('push_unproven', provenAt);
  return fine(provenAt);
}

function checkEmail({ cradles, email }: TonightFacts): Verdict {
  if (!cradles.some(({ inUse, emailEnabled }) => inUse && emailEnabled)) return switchedOff('email_off');
  if (email === null) return unknown('email_unknown');
  if (!email.canSend) return wrong('email_not_set_up');
  if (!email.confirmed) return wrong('email_missing');
  return email.refused ? wrong('email_refused') : fine();
}
