import type { Metadata } from 'next';
import { CradleCard } from '@/components/cradles/cradle-card';
import type { PageCradle } from '@/components/cradles/page-cradle';
import { SettingsPlaces } from '@/components/settings/settings-places';
import { PageFrame } from '@/components/shell/page-frame';
import { StorageAway } from '@/components/shell/storage-away';
import { ButtonLink } from '@/components/ui/button';
import { PlusIcon } from '@/components/ui/icons';
import { listPageCradles } from '@/lib/http/page-cradles';
import { pageLocale } from '@/lib/http/page-locale';
import { readStored } from '@/lib/http/page-storage';
import { requirePageUser } from '@/lib/http/page-user';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLocale()).cradles.title };
}

export default async function CradlesPage() {
  const user = await requirePageUser();
  const locale = await pageLocale();
  const cradles = await readStored(() => listPageCradles(user));
  const text = words(locale).cradles;
  return (
    <PageFrame locale={locale} signedIn place="settings" width="wide">
      <div className="mx-auto grid max-w-2xl gap-5">
        <SettingsPlaces current="cradles" locale={locale} />
        <div className="grid gap-2">
          <h1 className="text-3xl font-bold tracking-tight">{text.title}</h1>
          <p className="text-lg text-muted">{text.lead}</p>
        </div>
        {cradles === null ? <StorageAway locale={locale} /> : <Cradles cradles={cradles} locale={locale} />}
        <ButtonLink href="/register_cradle" variant="outline" size="large">
          <PlusIcon className="size-5" />
          {text.add}
        </ButtonLink>
      </div>
    </PageFrame>
  );
}

function Cradles({ cradles, locale }: { cradles: PageCradle[]; locale: Locale }) {
  if (cradles.length === 0) return <p className="text-lg">{words(locale).cradles.none}</p>;
  return (
    <ul className="grid gap-4">
      {cradles.map((cradle) => (
        <CradleCard key={cradle.uuid} cradle={cradle} locale={locale} />
      ))}
    </ul>
  );
}
