import type { Metadata } from 'next';
import { CradleSwitcher } from '@/components/cradle/cradle-switcher';
import { NoCradle } from '@/components/cradle/no-cradle';
import { HoursForm } from '@/components/night/hours-form';
import { KeepTimeZone } from '@/components/night/keep-time-zone';
import { NightNav } from '@/components/night/night-nav';
import { nightPath } from '@/components/night/night-path';
import { ReportView } from '@/components/night/report-view';
import { PageFrame } from '@/components/shell/page-frame';
import { StorageAway } from '@/components/shell/storage-away';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { toPageAlert } from '@/lib/http/page-alerts';
import { findPageCradle } from '@/lib/http/page-cradle';
import { pageLocale } from '@/lib/http/page-locale';
import { type NightParams, pageNight, readPageNight } from '@/lib/http/page-night';
import { readStored } from '@/lib/http/page-storage';
import { requirePageUser } from '@/lib/http/page-user';
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
  if (current === null) {
    return (
      <PageFrame locale={locale} signedIn place="history">
        <NoCradle locale={locale} />
      </PageFrame>
    );
  }
  const { query, problem, latest, saidZone } = await pageNight(params, getRuntime().clock.now());
  const read = problem === null ? await readStored(() => readPageNight(user, current, query)) : null;
  const text = words(locale).night;
  const { date, time_zone: timeZone, bedtime, morning } = query;
  const hours = params.bedtime === undefined && params.morning === undefined ? {} : { bedtime, morning };
  return (
    <PageFrame locale={locale} signedIn place="history" width="wide">
      <KeepTimeZone saidZone={saidZone} />
      <div className="mx-auto grid max-w-3xl gap-5">
        <h1 className="text-3xl font-bold tracking-tight">{text.title}</h1>
        <noscript>
          <p className="text-sm text-muted">{text.utc}</p>
        </noscript>
        <div className="print:hidden">
          <CradleSwitcher
            cradles={cradles}
            selected={current.uuid}
            next={nightPath({ date, hours })}
            locale={locale}
          />
        </div>
        {problem === null ? (
          <NightNav
            date={date}
            hours={hours}
            latest={latest}
            night={nightOf(date, timeZone, query)}
            locale={locale}
          />
        ) : (
          <>
            <Notice tone="danger" role="alert">
              {text.problems[problem]}
            </Notice>
            <ButtonLink
              href={nightPath({ date: latest, hours })}
              variant="outline"
              className="justify-self-start"
            >
              {text.toLatest}
            </ButtonLink>
          </>
        )}
        {problem === null && read === null ? <StorageAway locale={locale} /> : null}
        {read === null ? null : (
          <ReportView
            report={read.report}
            alerts={read.alerts.map((alert) => ({ ...toPageAlert(alert), shownAt: alert.shownAt }))}
            more={read.more}
            limit={read.maxTemperature}
            tableHref={`/api/night_table/${encodeURIComponent(current.uuid)}?${new URLSearchParams({ ...query })}`}
            locale={locale}
          />
        )}
        <details open={problem === 'hours'} className="print:hidden">
          <summary className="min-h-11 rounded-control py-2 font-semibold">{text.hours.title}</summary>
          <HoursForm key={`${date} ${bedtime} ${morning}`} {...{ date, bedtime, morning, locale }} />
        </details>
      </div>
    </PageFrame>
  );
}
