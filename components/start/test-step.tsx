'use client';

import { useEffect } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { isUndelivered, outcomeOf, type TestReport } from '../reach/progress';
import { useTestNotification } from '../reach/use-test-notification';
import { LocalTime } from '../time/local-time';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { Step, type StepProps } from './step';

interface TestStepProps extends StepProps {
  /** Wall ms of a test that was shown; null while there was none. */
  shownAt: number | null;
  onShown: (at: number) => void;
}

/** An alarm that goes the way of a real one. It is done once a device has said that it was shown. */
export function TestStep({ shownAt, onShown, ...step }: TestStepProps) {
  const { locale, state, unfolded } = step;
  const text = words(locale).start.test;
  const { report, busy, error, start } = useTestNotification(locale);
  const shown = report?.recipients.some(isShown) ?? false;

  useEffect(() => {
    if (shown) onShown(Date.now());
  }, [shown, onShown]);

  const outcome =
    shownAt === null ? null : (
      <>
        {text.shown} <LocalTime at={shownAt} style="moment" locale={locale} />
      </>
    );
  return (
    <Step {...step} outcome={outcome}>
      <div className="grid gap-3">
        {state === 'unknown' && unfolded ? <p>{text.unknown}</p> : null}
        <Button size="large" busy={busy} onClick={start}>
          {busy ? text.sending : text.send}
        </Button>
        <div role="status" className="empty:absolute">
          <TestNews report={report} busy={busy} locale={locale} />
        </div>
        <div role="alert" className="empty:absolute">
          {error === null ? null : <Notice tone="danger">{error}</Notice>}
        </div>
      </div>
    </Step>
  );
}

function TestNews({ report, busy, locale }: { report: TestReport | null; busy: boolean; locale: Locale }) {
  const text = words(locale).start.test;
  if (busy) return <p>{text.waiting}</p>;
  if (report === null) return null;
  const outcomes = report.recipients.map((recipient) => outcomeOf(recipient, busy));
  if (outcomes.includes('unseen')) return <Notice tone="warn">{text.unseen}</Notice>;
  // A mail that went out is no alarm that was shown: the step is not done, and says why.
  const failed = !outcomes.includes('shown') && outcomes.some(isUndelivered);
  return failed ? <Notice tone="danger">{text.failed}</Notice> : null;
}

function isShown({ channel, state }: TestReport['recipients'][number]): boolean {
  return channel === 'push' && (state === 'shown' || state === 'opened');
}
