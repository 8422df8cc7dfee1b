import { type CommonCheckId, type CradleCheckId, fine, unknown, type Verdict, wrong } from '../check';
import type { CradleFacts, TonightFacts } from '../facts';
import { checkEmail } from './email';
import { checkPush } from './push';
import { checkFrame, checkSignal } from './signals';

/** Each check of a cradle that is in use. A new one is a line here and its name in check.ts. */
export const CRADLE_CHECKS = {
  frame: checkFrame,
  temperature: (cradle, now) => checkSignal('temperature', cradle, now),
  crying: (cradle, now) => checkSignal('crying', cradle, now),
  direction: (cradle, now) => checkSignal('direction', cradle, now),
  offline: ({ offlineTimeout }) => (offlineTimeout > 0 ? fine() : wrong('offline_ignored')),
  told: ({ pushEnabled, emailEnabled }) => (pushEnabled || emailEnabled ? fine() : wrong('muted')),
} as const satisfies Record<CradleCheckId, (cradle: CradleFacts, now: number) => Verdict>;

/** Each check of what all cradles need. */
export const COMMON_CHECKS = {
  push: checkPush,
  email: checkEmail,
  broker: ({ brokerIsUp }) => (brokerIsUp ? fine() : wrong('broker_down')),
  database: ({ databaseIsUp, storesReadings }) =>
    databaseIsUp && storesReadings ? fine() : wrong('database_down'),
  recording({ hasRoom }) {
    if (hasRoom === null) return unknown('disk_unknown');
    return hasRoom ? fine() : wrong('disk_full');
  },
} as const satisfies Record<CommonCheckId, (facts: TonightFacts) => Verdict>;
