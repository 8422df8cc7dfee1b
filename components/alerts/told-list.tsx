import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { LocalTime } from '../time/local-time';
import { Card } from '../ui/card';

/** One message to one caregiver on one way. Times in wall ms; null for what has not happened. */
export interface PageNotice {
  key: string;
  kind: 'alert' | 'still' | 'cleared';
  channel: string;
  /** Number among several devices. */
  device: number | null;
  state: 'queued' | 'sent' | 'shown' | 'opened' | 'failed';
  reason: string | null;
  createdAt: number;
  sentAt: number | null;
  shownAt: number | null;
  openedAt: number | null;
}

/** What a parent reads without asking for more: the first message on every way of a family. */
const FIRST = 4;

interface ToldListProps {
  notices: readonly PageNotice[];
  locale: Locale;
}

/** What was told of an alert, to which device or address, and how far each message came. */
export function ToldList({ notices, locale }: ToldListProps) {
  const text = words(locale).ledger;
  const later = notices.slice(FIRST);
  return (
    <Card className="grid gap-2">
      <h2 className="text-lg font-bold">{text.title}</h2>
      <Notices notices={notices.slice(0, FIRST)} locale={locale} />
      {later.length === 0 ? null : (
        <details>
          <summary className="flex min-h-11 items-center font-medium">{text.more(later.length)}</summary>
          <Notices notices={later} locale={locale} />
        </details>
      )}
    </Card>
  );
}

function Notices({ notices, locale }: ToldListProps) {
  return (
    <ul className="divide-y divide-line text-sm">
      {notices.map((notice) => (
        <Notice key={notice.key} notice={notice} locale={locale} />
      ))}
    </ul>
  );
}

function Notice({ notice, locale }: { notice: PageNotice; locale: Locale }) {
  const text = words(locale).ledger;
  const { key, kind, channel, device, state, reason, createdAt } = notice;
  const way = channel === 'email' ? text.email : text.push(device);
  const steps = (['sent', 'shown', 'opened'] as const).flatMap((step) => {
    const at = notice[`${step}At`];
    return at === null ? [] : { step, at };
  });
  return (
    <li data-notice={key} className="py-2">
      <p className="flex flex-wrap justify-between gap-x-3">
        <span className="font-medium">{way}</span>
        <span className="text-muted">{text.kinds[kind]}</span>
      </p>
      <p className="flex flex-wrap gap-x-3 text-muted">
        {steps.map(({ step, at }) => (
          <span key={step}>
            {text.states[step]} <LocalTime at={at} style="seconds" locale={locale} />
          </span>
        ))}
        {state === 'queued' || state === 'failed' ? (
          <span className={state === 'failed' && reason !== 'answered' ? 'font-medium text-danger' : ''}>
            {text.states[state]} <LocalTime at={createdAt} style="seconds" locale={locale} />
          </span>
        ) : null}
      </p>
      {reason === null ? null : <Reason reason={reason} locale={locale} />}
    </li>
  );
}

/** What the server says seldom is in its own words, for who looks after it. */
function Reason({ reason, locale }: { reason: string; locale: Locale }) {
  const text = words(locale).ledger;
  const known = text.reasons[reason];
  return (
    <p lang={known === undefined ? 'en' : undefined} className="text-muted">
      {known === undefined ? reason : text.reason(known)}
    </p>
  );
}
