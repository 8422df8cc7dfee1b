import type { Metadata, Viewport } from 'next';
import { BedsideApp } from '@/components/bedside/bedside-app';
import { pageLocale } from '@/lib/http/page-locale';
import { requirePageUser } from '@/lib/http/page-user';
import { words } from '@/lib/i18n/words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLocale()).bedside.title };
}

/** The bars of the phone are as dark as the page, whatever theme was chosen; the colour is that of the stage by night. */
export const viewport: Viewport = { colorScheme: 'dark', themeColor: '#0b0706' };

/** Night in every theme, with nothing around it. */
export default async function BedsidePage() {
  await requirePageUser();
  const locale = await pageLocale();
  return (
    <main data-theme="night" className="fixed inset-0 flex flex-col overflow-y-auto bg-stage text-stage-ink">
      <BedsideApp locale={locale} />
      <p className="px-5 pb-4 text-center text-sm text-stage-muted">{words(locale).common.safety}</p>
    </main>
  );
}
