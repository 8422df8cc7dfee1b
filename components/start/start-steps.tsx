'use client';

import { useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { ClaimCradle } from '../claim/claim-cradle';
import { usePushDevice } from '../reach/use-push-device';
import { ButtonLink } from '../ui/button';
import { Notice } from '../ui/notice';
import { PushStep } from './push-step';
import { Step } from './step';
import { isUnfolded, START_STEPS, stepStates, stepsLeft } from './steps';
import { TestStep } from './test-step';

interface StartStepsProps {
  user: { id: number; username: string };
  /** What the parent's first cradle is called; null without one. */
  cradle: string | null;
  /** Wall ms; null when no test was shown yet, undefined while the database cannot tell. */
  testShownAt: number | null | undefined;
  locale: Locale;
}

/** The way from an account to an alarm that was seen to arrive. */
export function StartSteps({ user, cradle, testShownAt, locale }: StartStepsProps) {
  const text = words(locale).start;
  const push = usePushDevice({ userId: user.id, locale });
  const [shownAt, setShownAt] = useState(testShownAt);
  const states = stepStates({
    hasCradle: cradle !== null,
    push: push.state.is,
    testShown: shownAt === undefined ? null : shownAt !== null,
  });
  const done = START_STEPS.filter((step) => states[step] === 'done').length;
  const props = (step: (typeof START_STEPS)[number]) => ({
    step,
    state: states[step],
    unfolded: isUnfolded(step, states),
    locale,
  });
  return (
    <>
      <p className="font-semibold text-accent tabular-nums">{text.progress(done, START_STEPS.length)}</p>
      <ol className="grid gap-3">
        <Step {...props('account')} outcome={text.account(user.username)} />
        <Step {...props('cradle')} outcome={cradle === null ? null : text.cradle(cradle)}>
          <ClaimCradle next="/start" locale={locale} initialError={null} />
        </Step>
        <Step {...props('push')} outcome={push.state.is === 'on' ? text.push.on : null}>
          <PushStep push={push} locale={locale} />
        </Step>
        <TestStep {...props('test')} shownAt={shownAt ?? null} onShown={setShownAt} />
      </ol>
      {stepsLeft(states).length === 0 && done === START_STEPS.length ? (
        <Ready locale={locale} />
      ) : (
        <div className="grid gap-1 text-center">
          <ButtonLink href="/dashboard" variant="quiet" size="large">
            {text.later}
          </ButtonLink>
          <p className="text-sm text-muted">{text.laterHint}</p>
        </div>
      )}
    </>
  );
}

function Ready({ locale }: { locale: Locale }) {
  const text = words(locale).start;
  return (
    <div className="grid gap-3">
      <Notice tone="good" role="status">
        {text.ready}. {text.readyHint}
      </Notice>
      <ButtonLink href="/dashboard" size="large">
        {text.toDashboard}
      </ButtonLink>
    </div>
  );
}
