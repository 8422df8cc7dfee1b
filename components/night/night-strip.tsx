import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { totalMs, uncovered } from '@/lib/insight/intervals';
import type { NightReport } from '@/lib/insight/night-report';
import { LocalTime } from '../time/local-time';
import { Card } from '../ui/card';
import { StripLegend } from './strip-legend';
import { type StripRow, StripRows } from './strip-row';
import { lengthText } from './time-span';

const HOUR_MS = 3_600_000;
/** As many hours as a phone has room to name. */
const MOST_MARKS = 6;

interface NightStripProps {
  report: NightReport;
  /** When alerts were raised, wall ms. */
  alertTimes: readonly number[];
  locale: Locale;
}

/** The night from left to right: what went on when, and what is not known. The lists below say the same in words. */
export function NightStrip({ report, alertTimes, locale }: NightStripProps) {
  const text = words(locale).night;
  return (
    <Card className="print:break-inside-avoid print:border-0 print:p-0 print:shadow-none">
      <figure aria-labelledby="strip-title">
        <figcaption id="strip-title" className="text-lg font-bold">
          {text.strip}
        </figcaption>
        <div className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 gap-y-2">
          <StripRows rows={rowsOf(report, alertTimes, locale)} night={report.night} />
          <Hours night={report.night} locale={locale} />
        </div>
        <StripLegend locale={locale} />
      </figure>
    </Card>
  );
}

function rowsOf(report: NightReport, alertTimes: readonly number[], locale: Locale): StripRow[] {
  const { rows, rowText, times, timesLasting, gapTotal, none } = words(locale).night;
  const { signals, unwatched, cries, turned, passed, watchedMs } = report;
  const gapText = (gaps: NightReport['unwatched']) =>
    gaps.length === 0 ? null : gapTotal(lengthText(totalMs(gaps), locale));
  const spells = (name: string, list: NightReport['cries'], gaps: NightReport['unwatched']) =>
    rowText(
      name,
      list.length === 0 ? none : timesLasting(list.length, lengthText(totalMs(list), locale)),
      gapText(gaps),
    );
  const watched = {
    name: rows.watched,
    look: 'fill-good',
    gaps: unwatched,
    bars: uncovered(passed, unwatched),
  };
  return [
    { ...watched, label: rowText(rows.watched, lengthText(watchedMs, locale), gapText(unwatched)) },
    {
      ...{ name: rows.crying, look: 'fill-accent', gaps: signals.crying.gaps, bars: cries },
      label: spells(rows.crying, cries, signals.crying.gaps),
    },
    {
      ...{ name: rows.position, look: 'fill-warn', gaps: signals.direction.gaps, bars: turned },
      label: spells(rows.position, turned, signals.direction.gaps),
    },
    {
      ...{
        name: rows.alerts,
        look: 'fill-danger',
        gaps: [],
        // Two of one moment are one mark.
        bars: [...new Set(alertTimes)].map((at) => ({ from: at, to: at })),
      },
      label: rowText(rows.alerts, alertTimes.length === 0 ? none : times(alertTimes.length), null),
    },
  ].map((row) => ({ ...row, passed }));
}

/** The hours below, counted from bedtime: those of the clock, whatever the night did to it. */
function Hours({ night, locale }: { night: NightReport['night']; locale: Locale }) {
  const length = night.to - night.from;
  const step = Math.max(1, Math.ceil(length / HOUR_MS / MOST_MARKS)) * HOUR_MS;
  const marks = Array.from({ length: Math.ceil(length / step) }, (_, index) => night.from + index * step);
  return (
    <div aria-hidden="true" className="relative col-start-2 h-5 text-xs text-muted">
      {marks.map((at) => (
        <span
          key={at}
          className="absolute cramped:not-nth-[3n+1]:hidden"
          style={{ left: `${((at - night.from) / length) * 100}%` }}
        >
          <LocalTime at={at} style="clock" locale={locale} />
        </span>
      ))}
    </div>
  );
}
