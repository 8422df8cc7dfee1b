import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AlertFilters } from '@/components/alerts/alert-filters';
import { AlertListScope } from '@/components/alerts/alert-list-scope';
import { type AlertView, parseAlertView } from '@/components/alerts/alert-view';
import type { MadeList } from '@/components/alerts/find-news';
import { ListedAlerts } from '@/components/alerts/listed-alerts';
import { NewAlerts } from '@/components/alerts/new-alerts';
import { episodeKey } from '@/components/alerts/open-episodes';
import { UnreadHead } from '@/components/alerts/unread-head';
import { NoCradlePage } from '@/components/cradle/no-cradle-page';
import { PageFrame } from '@/components/shell/page-frame';
import { StorageAway } from '@/components/shell/storage-away';
import { findPageAlert, listPageAlerts, type PageAlerts, toPageAlert } from '@/lib/http/page-alerts';
import { pageLocale } from '@/lib/http/page-locale';
import { readStored } from '@/lib/http/page-storage';
import { type PageUser, requirePageUser } from '@/lib/http/page-user';
import { words } from '@/lib/i18n/words';
import { getRuntime } from '@/lib/runtime/get-runtime';

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLocale()).alerts.title };
}

interface AlertsPageProps {
  /** `after`: the alert at the end of the page before this one. */
  searchParams: Promise<Partial<Record<keyof AlertView | 'after', string | string[]>>>;
}

export default async function AlertsPage({ searchParams }: AlertsPageProps) {
  const user = await requirePageUser();
  const [locale, { after, ...query }] = await Promise.all([pageLocale(), searchParams]);
  const cradles = getRuntime().directory.listOwned(user.id);
  const { title } = words(locale).alerts;
  if (cradles.length === 0)
    return <NoCradlePage page="alerts" place="alerts" title={title} locale={locale} />;
  const uuids = cradles.map(({ uuid }) => uuid);
  const view = parseAlertView(query, uuids) ?? notFound();
  const agentId = cradles.find(({ uuid }) => uuid === view.cradle)?.id;
  const listed = await readStored(() => list(user, { view, agentId, after }));
  return (
    <PageFrame locale={locale} signedIn place="alerts" width="wide">
      <AlertListScope list={listed && toMadeList(listed, view)}>
        <div className="mx-auto max-w-2xl">
          <NewAlerts locale={locale} />
          <div className="grid gap-5">
            <div>
              <h1 className="text-3xl font-bold tracking-tight">{title}</h1>
              {listed ? <UnreadHead count={listed.unread} at={listed.at} locale={locale} /> : null}
            </div>
            <AlertFilters
              view={view}
              cradles={cradles.map(({ uuid, name }) => ({ uuid, name }))}
              locale={locale}
            />
            {listed ? (
              <ListedAlerts
                alerts={listed.alerts.map(toPageAlert)}
                view={view}
                more={listed.more}
                older={after !== undefined}
                showCradle={uuids.length > 1 && view.cradle === null}
                locale={locale}
              />
            ) : (
              <StorageAway locale={locale} />
            )}
          </div>
        </div>
      </AlertListScope>
    </PageFrame>
  );
}

interface Asked {
  view: AlertView;
  agentId: number | undefined;
  after: string | string[] | undefined;
}

async function list(user: PageUser, { view, agentId, after }: Asked) {
  const last = after === undefined ? null : ((await findPageAlert(user, String(after))) ?? notFound());
  const { state, kind } = view;
  return listPageAlerts(user, { agentId, state: state ?? undefined, kind: kind ?? undefined }, last);
}

/** The page in a browser compares it with what is open later. */
function toMadeList({ alerts, at }: PageAlerts, view: AlertView): MadeList {
  return { at, view, episodes: alerts.map(({ episode, id }) => episodeKey({ episode, id })) };
}
