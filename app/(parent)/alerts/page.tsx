import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EarlierAlerts } from '@/components/alerts/earlier-alerts';
import { RecentAlerts } from '@/components/alerts/recent-alerts';
import { CradleSwitcher } from '@/components/cradle/cradle-switcher';
import { NoCradle } from '@/components/cradle/no-cradle';
import { PageFrame } from '@/components/shell/page-frame';
import { StorageAway } from '@/components/shell/storage-away';
import { findPageAlert, listPageAlerts, toPageAlert } from '@/lib/http/page-alerts';
import { findPageCradle } from '@/lib/http/page-cradle';
import { pageLocale } from '@/lib/http/page-locale';
import { readStored } from '@/lib/http/page-storage';
import { requirePageUser } from '@/lib/http/page-user';
import { words } from '@/lib/i18n/words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLocale()).alerts.title };
}

interface AlertsPageProps {
  /** `after`: the alert at the end of the page before this one. */
  searchParams: Promise<{ after?: string | string[] }>;
}

export default async function AlertsPage({ searchParams }: AlertsPageProps) {
  const user = await requirePageUser();
  const [locale, { after }] = await Promise.all([pageLocale(), searchParams]);
  const { cradles, current } = findPageCradle(user);
  if (current === null) {
    return (
      <PageFrame locale={locale} signedIn place="alerts">
        <NoCradle locale={locale} />
      </PageFrame>
    );
  }
  const stored = await readStored(async () => {
    const last = after === undefined ? null : ((await findPageAlert(user, String(after))) ?? notFound());
    return listPageAlerts(user, { agentId: current.id, after: last });
  });
  return (
    <PageFrame locale={locale} signedIn place="alerts" width="wide">
      <div className="mx-auto grid max-w-2xl gap-6">
        <h1 className="text-3xl font-bold tracking-tight">{words(locale).alerts.title}</h1>
        {stored === null ? <StorageAway locale={locale} /> : null}
        {stored && after === undefined ? (
          <RecentAlerts
            alerts={stored.recent.map(toPageAlert)}
            showCradle={cradles.length > 1}
            locale={locale}
          />
        ) : null}
        {stored ? (
          <EarlierAlerts
            alerts={stored.earlier.map(toPageAlert)}
            more={stored.more}
            older={after !== undefined}
            locale={locale}
          >
            <CradleSwitcher cradles={cradles} selected={current.uuid} next="/alerts" locale={locale} />
          </EarlierAlerts>
        ) : null}
      </div>
    </PageFrame>
  );
}
