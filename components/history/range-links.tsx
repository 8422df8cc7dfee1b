import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { LocalTime } from '../time/local-time';
import { StepLink } from '../ui/step-link';
import { DAY_MS, type HistoryRange, historyPath, lastDays, shifted } from './range';

const WEEK = 7;
const MONTH = 30;

interface RangeLinksProps {
  /** Null when nothing is shown, since it cannot be. */
  range: HistoryRange | null;
  now: number;
  locale: Locale;
}

/** What is shown, what is asked for most, and the way to before and after. */
export function RangeLinks({ range, now, locale }: RangeLinksProps) {
  const text = words(locale).history;
  const presets = [
    { days: 1, href: '/history', label: text.lastDay },
    ...[WEEK, MONTH].map((days) => ({
      days,
      href: historyPath(lastDays(days, now)),
      label: text.lastDays(days),
    })),
  ];
  const isCurrent = (days: number) =>
    range !== null && range.to >= now && range.from <= now && range.to - range.from === days * DAY_MS;
  return (
    <nav aria-label={text.presets} className="grid gap-3">
      <ul className="flex flex-wrap gap-2 print:hidden">
        {presets.map(({ days, href, label }) => (
          <li key={days}>
            <a
              href={href}
              aria-current={isCurrent(days) || undefined}
              className="flex min-h-11 items-center rounded-full border border-edge px-4 font-medium text-muted hover:bg-sunken aria-current:border-accent aria-current:bg-accent-soft aria-current:text-accent"
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
      {range === null ? null : <ShownRange {...{ range, now, locale }} />}
    </nav>
  );
}

function ShownRange({ range, now, locale }: RangeLinksProps & { range: HistoryRange }) {
  const text = words(locale).history;
  return (
    <div className="flex items-center justify-between gap-1">
      <StepLink to="previous" href={historyPath(shifted(range, -1))} label={text.earlier} />
      <p className="text-center font-semibold">
        <LocalTime at={range.from} style="moment" locale={locale} /> –{' '}
        <LocalTime at={range.to} style="moment" locale={locale} />
      </p>
      {range.to < now ? (
        <StepLink to="next" href={historyPath(shifted(range, 1))} label={text.later} />
      ) : (
        <span className="size-11 print:hidden" />
      )}
    </div>
  );
}
