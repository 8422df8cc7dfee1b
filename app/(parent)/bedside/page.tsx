import type { Metadata } from 'next';
import { BedsideApp } from '@/components/bedside/bedside-app';
import { pageLocale } from '@/lib/http/page-locale';
import { requirePageUser } from '@/lib/http/page-user';
import { words } from '@/lib/i18n/words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLocale()).bedside.title };
}

/** Dark in either theme, with nothing around it. */
export default async function BedsidePage() {
  await requirePageUser();
  const locale = await pageLocale();
  return (
    <main className="fixed inset-0 flex flex-col overflow-y-auto bg-stage text-stage-ink">
      <BedsideApp locale={locale} />
      <p className="px-5 pb-4 text-center text-sm text-stage-muted">{words(locale).common.safety}</p>
    </main>
  );
}
