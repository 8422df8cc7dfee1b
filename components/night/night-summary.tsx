import type { ReactNode } from 'react';
import { SENSOR_KINDS, type SensorKind } from '@/lib/cradle/sensors/kinds';
import { formatCelsius, formatExactShare } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { totalMs } from '@/lib/insight/intervals';
import type { NightReport } from '@/lib/insight/night-report';
import { Card } from '../ui/card';
import { Notice } from '../ui/notice';
import { lengthText, TimeSpan } from './time-span';

/** A signal that was known for less of the time in which anything was is spoken of beside the headline. */
const WORTH_SAYING = 0.95;

interface NightSummaryProps {
  report: NightReport;
  alertCount: number;
  /** There were still more alerts. */
  more: boolean;
  locale: Locale;
}

/** The night in one sentence, and in four facts. */
export function NightSummary({ report, alertCount, more, locale }: NightSummaryProps) {
  const text = words(locale).night;
  return (
    <Card className="print:border-0 print:p-0 print:shadow-none">
      <Headline report={report} locale={locale} />
      <MissedSignals report={report} locale={locale} />
      <dl className="mt-5 grid grid-cols-[repeat(auto-fit,minmax(8.5rem,1fr))] gap-x-6 gap-y-4 sm:grid-cols-2">
        <SummaryFact name={text.facts.cries}>{cryText(report, locale)}</SummaryFact>
        <SummaryFact name={text.facts.calm}>
          <LongestCalm report={report} locale={locale} />
        </SummaryFact>
        <SummaryFact name={text.facts.alerts}>
          {alertCount === 0 ? text.none : text.alertCount(alertCount, more)}
        </SummaryFact>
        <SummaryFact name={text.facts.temperature}>{temperatureText(report, locale)}</SummaryFact>
      </dl>
    </Card>
  );
}

function Headline({ report, locale }: Pick<NightSummaryProps, 'report' | 'locale'>) {
  const text = words(locale).night;
  const { watchedMs, isOver } = report;
  const time = lengthText(watchedMs, locale);
  const watched = isOver ? text.watched(time) : text.watchedSoFar(time);
  return (
    <>
      <p data-headline className="text-2xl leading-snug font-bold tracking-tight text-balance">
        {watchedMs === 0 ? text.nothing : watched}
      </p>
      {missedSignals(report).length > 0 ? null : (
        <p className="mt-1 text-lg text-muted">
          {watchedMs === 0 ? text.nothingHint : coveredText(report, locale)}
        </p>
      )}
    </>
  );
}

function coveredText({ watchedMs, passed, isOver }: NightReport, locale: Locale): string {
  const text = words(locale).night;
  const share = formatExactShare(watchedMs / (passed.to - passed.from), locale);
  return isOver ? text.covered(share) : text.coveredSoFar(share);
}

/** Where anything was known, but one signal was not for a good part of that time. */
function missedSignals({ signals, passed, watchedMs }: NightReport): SensorKind[] {
  const anyShare = watchedMs / Math.max(1, passed.to - passed.from);
  return SENSOR_KINDS.filter((kind) => signals[kind].share < anyShare * WORTH_SAYING);
}

/** Instead of the share of the night that would hide it. */
function MissedSignals({ report, locale }: Pick<NightSummaryProps, 'report' | 'locale'>) {
  const text = words(locale).night;
  return missedSignals(report).map((kind) => {
    const { share } = report.signals[kind];
    return (
      <Notice key={kind} tone="warn" className="mt-3">
        {share === 0
          ? text.missedAll(text.signals[kind])
          : text.missed(text.signals[kind], formatExactShare(share, locale))}
      </Notice>
    );
  });
}

function SummaryFact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="text-lg font-semibold">{children}</dd>
    </div>
  );
}

function cryText({ cries, signals }: NightReport, locale: Locale): string {
  const text = words(locale).night;
  if (cries.length > 0) return text.timesLasting(cries.length, lengthText(totalMs(cries), locale));
  return signals.crying.share === 0 ? text.unknown : text.none;
}

function LongestCalm({ report: { longestCalm }, locale }: Pick<NightSummaryProps, 'report' | 'locale'>) {
  if (longestCalm === null) return words(locale).night.unknown;
  return (
    <>
      {lengthText(longestCalm.to - longestCalm.from, locale)}{' '}
      <span className="inline-block text-base font-normal text-muted">
        <TimeSpan {...longestCalm} locale={locale} />
      </span>
    </>
  );
}

function temperatureText({ temperature }: NightReport, locale: Locale): string {
  if (temperature === null) return words(locale).night.unknown;
  const [min, max] = [temperature.min, temperature.max].map(({ value }) => formatCelsius(value, locale));
  return `${min} – ${max}`;
}
