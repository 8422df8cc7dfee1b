import type { Metadata } from 'next';
import { InstallGuide } from '@/components/pwa/install-guide';
import { PageFrame } from '@/components/shell/page-frame';
import { pageLocale } from '@/lib/http/page-locale';
import { findPageUser } from '@/lib/http/page-user';
import { words } from '@/lib/i18n/words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLocale()).pwa.install.title };
}

export default async function InstallPage() {
  const [locale, user] = await Promise.all([pageLocale(), findPageUser()]);
  return (
    <PageFrame locale={locale} signedIn={user !== null} place="settings">
      <InstallGuide locale={locale} />
    </PageFrame>
  );
}
