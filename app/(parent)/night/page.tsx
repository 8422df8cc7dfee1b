import type { Metadata } from 'next';
import { CradleSwitcher } from '@/components/cradle/cradle-switcher';
import { NoCradlePage } from '@/components/cradle/no-cradle-page';
import { KeepTimeZone } from '@/components/night/keep-time-zone';
import { NightHours } from '@/components/night/night-hours';
import { NightNav } from '@/components/night/night-nav';
import { nightPath } from '@/components/night/night-path';
import { NightProblemNotice } from '@/components/night/night-problem';
import { ReportView } from '@/components/night/report-view';
import { PageFrame } from '@/components/shell/page-frame';
import { StorageAway } from '@/components/shell/storage-away';
import { toPageAlert } from '@/lib/http/page-alerts';
import { findPageCradle } from '@/lib/http/page-cradle';
import { pageLocale } from '@/lib/http/page-locale';
import { type NightParams, type PageNight, pageNight, readPageNight } from '@/lib/http/page-night';
import { readStored } from '@/lib/http/page-storage';
import { type PageUser, requirePageUser } from '@/lib/http/page-user';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { nightOf } from '@/lib/insight/night';
import { getRuntime } from '@/lib/runtime/get-runtime';

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLocale()).night.title };
}

export default async function NightPage({ searchParams }: { searchParams: Promise<NightParams> }) {
  const user = await requirePageUser();
  const [locale, params] = await Promise.all([pageLocale(), searchParams]);
  const { cradles, current } = findPageCradle(user);
  const text = words(locale).night;
  if (current === null)
    return <NoCradlePage page="night" place="history" title={text.title} locale={locale} />;
  const asked = await pageNight(params, getRuntime().clock.now());
  const { query, problem, latest, saidZone, hoursInAddress: hours } = asked;
  const link = { date: query.date, hours };
  return (
    <PageFrame locale={locale} signedIn place="history" width="wide">
      <KeepTimeZone usedZone={query.time_zone} saidZone={saidZone} />
      <div className="mx-auto grid max-w-3xl gap-5">
        <h1 className="text-3xl font-bold tracking-tight">{text.title}</h1>
        {saidZone === null ? (
          <noscript>
            <p className="text-sm text-muted">{text.utc}</p>
          </noscript>
        ) : null}
        <div className="empty:hidden print:hidden">
          <CradleSwitcher cradles={cradles} selected={current.uuid} next={nightPath(link)} locale={locale} />
        </div>
        {problem === null ? (
          <>
            <NightNav
              {...link}
              latest={latest}
              night={nightOf(query.date, query.time_zone, query)}
              locale={locale}
            />
            <Report user={user} cradle={current} query={query} locale={locale} />
          </>
        ) : (
          <NightProblemNotice
            problem={problem}
            latestHref={nightPath({ date: latest, hours })}
            locale={locale}
          />
        )}
        <NightHours {...query} open={problem === 'hours'} locale={locale} />
      </div>
    </PageFrame>
  );
}

interface ReportProps extends Pick<PageNight, 'query'> {
  user: PageUser;
  cradle: { id: number; uuid: string };
  locale: Locale;
}

async function Report({ user, cradle, query, locale }: ReportProps) {
  const read = await readStored(() => readPageNight(user, cradle, query));
  if (read === null) return <StorageAway locale={locale} />;
  return (
    <ReportView
      report={read.report}
      alerts={read.alerts.map((alert) => ({ ...toPageAlert(alert), shownAt: alert.shownAt }))}
      more={read.more}
      limit={read.maxTemperature}
      tableHref={`/api/night_table/${encodeURIComponent(cradle.uuid)}?${new URLSearchParams({ ...query })}`}
      locale={locale}
    />
  );
}
