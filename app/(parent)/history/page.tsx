import type { Metadata } from 'next';
import { CradleSwitcher } from '@/components/cradle/cradle-switcher';
import { NoCradle } from '@/components/cradle/no-cradle';
import { historyPath, parseRange, resolutionOf } from '@/components/history/range';
import { RangeForm } from '@/components/history/range-form';
import { RangeLinks } from '@/components/history/range-links';
import { ReadingCharts } from '@/components/history/reading-charts';
import { PageFrame } from '@/components/shell/page-frame';
import { StorageAway } from '@/components/shell/storage-away';
import { Notice } from '@/components/ui/notice';
import { findPageCradle } from '@/lib/http/page-cradle';
import { pageLocale } from '@/lib/http/page-locale';
import { readPageBuckets } from '@/lib/http/page-readings';
import { readStored } from '@/lib/http/page-storage';
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
  const [locale, query] = await Promise.all([pageLocale(), searchParams]);
  const { uuids, current } = findPageCradle(user);
  if (current === null) {
    return (
      <PageFrame locale={locale} signedIn place="history">
        <NoCradle locale={locale} />
      </PageFrame>
    );
  }
  const now = getRuntime().clock.now();
  const { range, problem } = parseRange(query, now);
  const resolutionS = resolutionOf(range);
  const buckets =
    problem === null ? await readStored(() => readPageBuckets(current, { ...range, resolutionS })) : [];
  const text = words(locale).history;
  const plot = { ...range, bucketMs: resolutionS * 1000 };
  return (
    <PageFrame locale={locale} signedIn place="history" width="wide">
      <div className="mx-auto grid max-w-4xl gap-5">
        <h1 className="text-3xl font-bold tracking-tight">{text.title}</h1>
        <CradleSwitcher uuids={uuids} selected={current.uuid} next={historyPath(range)} locale={locale} />
        <RangeLinks range={range} now={now} locale={locale} />
        <details open={problem !== null}>
          <summary className="min-h-11 rounded-control py-2 font-semibold">{text.choose}</summary>
          <RangeForm range={range} locale={locale} />
        </details>
        {problem ? (
          <Notice tone="danger" role="alert">
            {text.problems[problem]}
          </Notice>
        ) : null}
        {buckets === null ? <StorageAway locale={locale} /> : null}
        {buckets && problem === null ? <ReadingCharts buckets={buckets} plot={plot} locale={locale} /> : null}
      </div>
    </PageFrame>
  );
}
