import type { Metadata } from 'next';
import { CradleCard } from '@/components/cradles/cradle-card';
import { DeletedNotice } from '@/components/cradles/deleted-notice';
import type { PageCradle } from '@/components/cradles/page-cradle';
import { SettingsFrame } from '@/components/settings/settings-frame';
import { StorageAway } from '@/components/shell/storage-away';
import { ButtonLink } from '@/components/ui/button';
import { PlusIcon } from '@/components/ui/icons';
import { PageHead } from '@/components/ui/page-head';
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
    <SettingsFrame current="cradles" locale={locale}>
      <PageHead title={text.title} lead={text.lead} />
      <DeletedNotice locale={locale} />
      {cradles === null ? <StorageAway locale={locale} /> : <Cradles cradles={cradles} locale={locale} />}
      <ButtonLink href="/register_cradle" variant="outline" size="large">
        <PlusIcon className="size-5" />
        {text.add}
      </ButtonLink>
    </SettingsFrame>
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
