import type { Metadata } from 'next';
import { CradleSwitcher } from '@/components/cradle/cradle-switcher';
import { LiveDashboard } from '@/components/cradle/live-dashboard';
import { NoCradle } from '@/components/cradle/no-cradle';
import { PlainPicture } from '@/components/cradle/plain-picture';
import { PageFrame } from '@/components/shell/page-frame';
import { ButtonLink } from '@/components/ui/button';
import { PlusIcon } from '@/components/ui/icons';
import { pageLocale } from '@/lib/http/page-locale';
import { requirePageUser } from '@/lib/http/page-user';
import { words } from '@/lib/i18n/words';
import { getRuntime } from '@/lib/runtime/get-runtime';

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLocale()).dashboard.title };
}

export default async function DashboardPage() {
  const user = await requirePageUser();
  const locale = await pageLocale();
  const cradles = getRuntime().directory.listOwned(user.id);
  const text = words(locale).dashboard;
  const current = cradles.find(({ uuid }) => uuid === user.selectedUuid) ?? cradles[0];
  if (current === undefined) {
    return (
      <PageFrame locale={locale} signedIn>
        <NoCradle locale={locale} />
      </PageFrame>
    );
  }
  return (
    <PageFrame locale={locale} signedIn width="wide">
      <h1 className="sr-only">{text.title}</h1>
      {cradles.length > 1 ? (
        <CradleSwitcher uuids={cradles.map(({ uuid }) => uuid)} selected={current.uuid} locale={locale} />
      ) : null}
      <noscript>
        <PlainPicture uuid={current.uuid} locale={locale} />
      </noscript>
      <LiveDashboard key={current.uuid} uuid={current.uuid} locale={locale} />
      <p className="mt-4 text-center lg:text-right">
        <ButtonLink href="/register_cradle" variant="quiet">
          <PlusIcon className="size-5" />
          {text.addCradle}
        </ButtonLink>
      </p>
    </PageFrame>
  );
}
