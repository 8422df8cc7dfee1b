import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { isUndelivered, outcomeOf, type TestRecipient, type TestReport } from '../reach/progress';
import { Notice } from '../ui/notice';

interface TestProgressProps {
  report: TestReport | null;
  /** More may still be heard of it. */
  busy: boolean;
  error: string | null;
  locale: Locale;
}

/** How far a test has come. What went well is seen in the check itself; what did not is said aloud. */
export function TestProgress({ report, busy, error, locale }: TestProgressProps) {
  const text = words(locale).reach.test;
  const troubles = (report?.recipients ?? []).map((recipient) => troubleOf(recipient, busy, locale));
  const sentences = [error, ...troubles].filter((sentence) => sentence !== null);
  return (
    <>
      <p className="text-sm text-muted empty:hidden">{busy ? text.running : null}</p>
      <div role="alert" className="empty:absolute">
        {sentences.length === 0 ? null : <Notice tone="danger">{sentences.join(' ')}</Notice>}
      </div>
    </>
  );
}

function troubleOf(recipient: TestRecipient, busy: boolean, locale: Locale): string | null {
  const text = words(locale).reach.test;
  const { channel, reason } = recipient;
  const outcome = outcomeOf(recipient, busy);
  const why = reason === null ? '' : ` ${text.reason(reason)}`;
  if (isUndelivered(outcome)) return `${text.channels[channel]}: ${text.states.failed}.${why}`;
  return outcome === 'unseen' ? text.unseen : null;
}
