import type { Metadata } from 'next';
import { CradleSwitcher } from '@/components/cradle/cradle-switcher';
import { NoCradlePage } from '@/components/cradle/no-cradle-page';
import { historyPath, MOST_BARS, parseRange, resolutionOf } from '@/components/history/range';
import { RangeForm } from '@/components/history/range-form';
import { RangeLinks } from '@/components/history/range-links';
import { NothingStored, ReadingCharts } from '@/components/history/reading-charts';
import { TakeAlong } from '@/components/history/take-along';
import { PageFrame } from '@/components/shell/page-frame';
import { StorageAway } from '@/components/shell/storage-away';
import { ButtonLink } from '@/components/ui/button';
import { TonightIcon } from '@/components/ui/icons';
import { cradleLabel } from '@/lib/cradle/name';
import { findPageCradle } from '@/lib/http/page-cradle';
import { readPageHistory } from '@/lib/http/page-history';
import { pageLocale } from '@/lib/http/page-locale';
import { readStored } from '@/lib/http/page-storage';
import { pageTimeZone } from '@/lib/http/page-time-zone';
import { requirePageUser } from '@/lib/http/page-user';
import { words } from '@/lib/i18n/words';
import { getRuntime } from '@/lib/runtime/get-runtime';

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLocale()).history.title };
}

interface HistoryPageProps {
  /** Moments as `parseMoment` reads them. */
  searchParams: Promise<{ from?: string | string[]; to?: string | string[] }>;
}

export default async function HistoryPage({ searchParams }: HistoryPageProps) {
  const user = await requirePageUser();
  const [locale, query, timeZone] = await Promise.all([pageLocale(), searchParams, pageTimeZone()]);
  const { cradles, current } = findPageCradle(user);
  const text = words(locale).history;
  if (current === null)
    return <NoCradlePage page="history" place="history" title={text.title} locale={locale} />;
  const now = getRuntime().clock.now();
  const { range, asked, problem } = parseRange(query, now, timeZone ?? undefined);
  const isYetToCome = range.from > now;
  const resolutionS = resolutionOf(range);
  const read = () => readPageHistory(user, current, { ...range, resolutionS });
  const history = problem === null && !isYetToCome ? await readStored(read) : undefined;
  return (
    <PageFrame locale={locale} signedIn place="history" width="wide">
      <div className="mx-auto grid max-w-4xl gap-5">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h1 className="text-3xl font-bold tracking-tight">{text.title}</h1>
          <ButtonLink href="/night" variant="outline" className="print:hidden">
            <TonightIcon className="size-5" />
            {words(locale).night.title}
          </ButtonLink>
        </div>
        <p className="hidden print:block">{words(locale).charts.cradle(cradleLabel(current))}</p>
        <CradleSwitcher cradles={cradles} selected={current.uuid} next={historyPath(range)} locale={locale} />
        <RangeLinks range={problem === null ? range : null} now={now} locale={locale} />
        <details open={problem !== null} className="print:hidden">
          <summary className="min-h-11 rounded-control py-2 font-semibold">{text.choose}</summary>
          <RangeForm asked={asked} problem={problem} locale={locale} />
        </details>
        {isYetToCome ? <NothingStored hint={text.yetToCome} locale={locale} /> : null}
        {history === null ? <StorageAway locale={locale} /> : null}
        {history ? (
          <>
            <ReadingCharts
              buckets={history.buckets}
              plot={{ ...range, bucketMs: resolutionS * 1000 }}
              alerts={history.alerts}
              alertBarMs={resolutionOf(range, MOST_BARS) * 1000}
              limit={history.limit}
              locale={locale}
            />
            <TakeAlong uuid={current.uuid} range={range} locale={locale} />
          </>
        ) : null}
      </div>
    </PageFrame>
  );
}
