'use client';

import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { formatStep, isUndelivered, outcomeOf, type TestRecipient } from './progress';
import { useTestNotification } from './use-test-notification';

/** Lets a caregiver see that alerts reach them, before the night in which one has to. */
export function TestSection({ locale }: { locale: Locale }) {
  const text = words(locale).reach.test;
  const { report, busy, error, start } = useTestNotification(locale);
  return (
    <section aria-labelledby="test-title" className="grid gap-3">
      <div>
        <h2 id="test-title" className="text-lg font-bold">
          {text.title}
        </h2>
        <p className="text-sm text-muted">{text.hint}</p>
      </div>
      <Button variant="outline" busy={busy} onClick={start}>
        {busy ? text.starting : text.start}
      </Button>
      <div role="alert" className="empty:absolute">
        {error === null ? null : <Notice tone="danger">{error}</Notice>}
      </div>
      <div role="status" className="grid gap-2 empty:absolute">
        {report === null && busy ? <p>{text.running}</p> : null}
        {report?.recipients.map((recipient, index) => (
          <Recipient
            // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name, and keep their order
            key={index}
            recipient={recipient}
            waiting={busy}
            locale={locale}
          />
        ))}
      </div>
    </section>
  );
}

interface RecipientProps {
  recipient: TestRecipient;
  /** More may still be heard of it. */
  waiting: boolean;
  locale: Locale;
}

function Recipient({ recipient, waiting, locale }: RecipientProps) {
  const text = words(locale).reach.test;
  const { channel, state, steps, reason } = recipient;
  const outcome = outcomeOf(recipient, waiting);
  return (
    <div data-test-state={state} className="rounded-control bg-sunken px-4 py-3">
      <p className="font-semibold">{text.channels[channel]}</p>
      <ol>
        {steps.map(({ step, ms }) => (
          <li key={step} className="flex flex-wrap justify-between gap-x-4">
            {text.states[step]} <span className="text-muted tabular-nums">{text.after(formatStep(ms))}</span>
          </li>
        ))}
      </ol>
      {isUndelivered(outcome) ? <p className="font-medium text-danger">{text.states.failed}</p> : null}
      {reason === null ? null : <p className="text-sm text-muted">{text.reason(reason)}</p>}
      {outcome === 'unseen' ? <p className="font-medium text-warn">{text.unseen}</p> : null}
    </div>
  );
}
