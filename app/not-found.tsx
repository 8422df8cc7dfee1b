import type { Metadata } from 'next';
import { PageFrame } from '@/components/shell/page-frame';
import { ButtonLink } from '@/components/ui/button';
import { pageLocale } from '@/lib/http/page-locale';
import { words } from '@/lib/i18n/words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLocale()).notFound.title };
}

export default async function NotFound() {
  const locale = await pageLocale();
  const text = words(locale).notFound;
  return (
    <PageFrame locale={locale} signedIn={false}>
      <div className="grid justify-items-center gap-4 py-16 text-center">
        <h1 className="text-2xl font-bold">{text.title}</h1>
        <p className="text-muted">{text.body}</p>
        <ButtonLink href="/" size="large">
          {text.home}
        </ButtonLink>
      </div>
    </PageFrame>
  );
}
