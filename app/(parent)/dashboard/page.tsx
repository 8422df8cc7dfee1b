import type { Metadata } from 'next';
import { LiveDashboard } from '@/components/cradle/live-dashboard';
import { NoCradlePage } from '@/components/cradle/no-cradle-page';
import { PlainPicture } from '@/components/cradle/plain-picture';
import { PageFrame } from '@/components/shell/page-frame';
import { StartCard } from '@/components/start/start-card';
import { ButtonLink } from '@/components/ui/button';
import { PlusIcon } from '@/components/ui/icons';
import { findPageCradle } from '@/lib/http/page-cradle';
import { pageLocale } from '@/lib/http/page-locale';
import { readStored } from '@/lib/http/page-storage';
import { requirePageUser } from '@/lib/http/page-user';
import { readLive } from '@/lib/http/read-live';
import { words } from '@/lib/i18n/words';
import { getRuntime } from '@/lib/runtime/get-runtime';
import { findShownTest } from '@/lib/store/notifications';

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLocale()).dashboard.title };
}

export default async function DashboardPage() {
  const user = await requirePageUser();
  const locale = await pageLocale();
  const { cradles, current } = findPageCradle(user);
  const text = words(locale).dashboard;
  if (current === null) return <NoCradlePage page="dashboard" place="dashboard" locale={locale} />;
  const test = await readStored(async () => ({ at: await findShownTest(getRuntime().database, user.id) }));
  return (
    <PageFrame locale={locale} signedIn place="dashboard" width="wide">
      <h1 className="sr-only">{text.title}</h1>
      <noscript>
        <PlainPicture uuid={current.uuid} locale={locale} />
      </noscript>
      <LiveDashboard
        key={current.uuid}
        uuid={current.uuid}
        cradles={cradles}
        first={readLive(getRuntime(), current)}
        userId={user.id}
        locale={locale}
      />
      <StartCard userId={user.id} testShown={test && test.at !== null} locale={locale} />
      <p className="mt-4 text-center lg:text-right">
        <ButtonLink href="/register_cradle" variant="quiet">
          <PlusIcon className="size-5" />
          {words(locale).noCradle.add}
        </ButtonLink>
      </p>
    </PageFrame>
  );
}
