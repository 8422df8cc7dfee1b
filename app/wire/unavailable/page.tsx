import type { Metadata } from 'next';
import { PageFrame } from '@/components/shell/page-frame';
import { ReloadWhenBack } from '@/components/shell/reload-when-back';
import { ButtonLink } from '@/components/ui/button';
import { pageLocale } from '@/lib/http/page-locale';
import { words } from '@/lib/i18n/words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLocale()).failure.title };
}

/** Stands in for every parents' page until the database was reached for the first time; answered with 503. */
export default async function UnavailablePage() {
  const locale = await pageLocale();
  const text = words(locale).failure;
  return (
    <PageFrame locale={locale} signedIn={false}>
      <div className="grid justify-items-center gap-4 py-16 text-center">
        <h1 className="text-2xl font-bold">{text.title}</h1>
        <p className="text-muted">{text.body}</p>
        {/* To the address in the browser's bar, which is that of the page that was asked for. */}
        <ButtonLink href="" size="large">
          {text.retry}
        </ButtonLink>
      </div>
      <ReloadWhenBack />
    </PageFrame>
  );
}
