import type { ReactNode } from 'react';
import type { LiveSnapshot } from '@/lib/contracts/live';
import type { SensorKind } from '@/lib/cradle/sensors/kinds';
import { formatAge } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { AlertIcon, BellIcon, ClockIcon, QuestionIcon } from '../ui/icons';
import { firstReading } from './first-known';
import { meaningNow } from './meaning-now';
import { READINGS, type Tone } from './reading-meanings';
import { type ReadingView, viewReading } from './reading-view';

interface ReadingCardProps {
  kind: SensorKind;
  snapshot: LiveSnapshot | null;
  /** As it was when the page was made. */
  first: LiveSnapshot;
  /** Clock of the server, ms; null while not known. */
  now: number | null;
  /** The server cannot be reached. */
  lost: boolean;
  locale: Locale;
  /** What else belongs to this signal, current or not. */
  children?: ReactNode;
}

const BADGES = {
  calm: 'bg-sunken text-muted',
  good: 'bg-good-soft text-good',
  attention: 'bg-accent-soft text-accent',
} as const satisfies Record<Tone, string>;

/** One signal: what it says, what that means, and how old it is. What is not current does not look it. */
export function ReadingCard({ kind, snapshot, first, now, lost, locale, children }: ReadingCardProps) {
  const { live, reading: text, sensors } = words(locale);
  const view =
    snapshot === null && !lost
      ? firstReading(first[kind], first.serverTime)
      : viewReading(snapshot?.[kind] ?? null, now, lost);
  const known = READINGS[kind].read(snapshot ?? first, locale);
  const { Icon } = READINGS[kind];
  const tone = view.state === 'fresh' && known !== null ? known.tone : 'calm';
  const attention = tone === 'attention';
  return (
    <li
      data-signal={kind}
      data-state={view.state}
      className={`flex items-start gap-4 rounded-card border p-4 ${frameOf(view.state, attention)}`}
    >
      <span className={`flex size-12 items-center justify-center rounded-full ${BADGES[tone]}`}>
        <Icon className="size-7" />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3">
          <h3 className="flex items-center gap-1.5 text-sm font-medium text-muted">
            {sensors[kind].label}
            {attention ? <AlertIcon className="size-4 text-accent" /> : null}
          </h3>
          {view.state === 'fresh' ? (
            <p className="shrink-0 text-sm text-muted tabular-nums">{formatAge(view.ageMs, locale)}</p>
          ) : null}
        </div>
        <Value view={view} value={known?.value ?? null} loading={text.loading} unknown={text.unknown} />
        <Explanation view={view} meaning={known && meaningNow(known, now, locale)} locale={locale} />
        {children}
        {view.state === 'fresh' && known !== null && snapshot !== null ? (
          <p className="mt-1 flex items-start gap-1.5 text-sm text-muted">
            <BellIcon className="mt-0.5 size-4" />
            {snapshot.in_use ? known.limit : live.limits.none}
          </p>
        ) : null}
      </div>
    </li>
  );
}

function frameOf(state: ReadingView['state'], attention: boolean): string {
  if (state !== 'fresh') return 'border-dashed border-edge bg-paper';
  return attention ? 'border-2 border-accent bg-surface shadow-card' : 'border-line bg-surface shadow-card';
}

interface ValueProps {
  view: ReadingView;
  value: string | null;
  loading: string;
  unknown: string;
}

function Value({ view, value, loading, unknown }: ValueProps) {
  if (view.state === 'loading') return <p className="text-lg text-muted">{loading}</p>;
  if (view.state === 'unknown') return <p className="text-reading font-bold text-muted">{unknown}</p>;
  const look = view.state === 'stale' ? 'font-medium text-muted' : 'font-bold';
  return <p className={`text-reading tracking-tight tabular-nums ${look}`}>{value}</p>;
}

function Explanation({
  view,
  meaning,
  locale,
}: {
  view: ReadingView;
  meaning: string | null;
  locale: Locale;
}) {
  const text = words(locale).reading;
  if (view.state === 'loading') return null;
  if (view.state === 'unknown') {
    return (
      <p className="flex items-start gap-1.5 text-sm text-muted">
        <QuestionIcon className="mt-0.5 size-4" />
        {text.unknownMeaning}
      </p>
    );
  }
  if (view.state === 'stale') {
    return (
      <p className="mt-1 flex items-start gap-1.5 rounded-lg bg-warn-soft px-2 py-1 text-sm font-medium text-warn">
        <ClockIcon className="mt-0.5 size-4" />
        {text.stale(formatAge(view.ageMs, locale))}
      </p>
    );
  }
  return <p className="text-sm text-muted">{meaning}</p>;
}
