import type { Metadata } from 'next';
import { ClaimCradle } from '@/components/claim/claim-cradle';
import { PageFrame } from '@/components/shell/page-frame';
import { ButtonLink } from '@/components/ui/button';
import { PageHead } from '@/components/ui/page-head';
import { pageLocale } from '@/lib/http/page-locale';
import { requirePageUser } from '@/lib/http/page-user';
import { findErrorNotice } from '@/lib/i18n/error-notice';
import { words } from '@/lib/i18n/words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLocale()).claim.title };
}

interface RegisterCradlePageProps {
  searchParams: Promise<{ error?: string | string[] }>;
}

export default async function RegisterCradlePage({ searchParams }: RegisterCradlePageProps) {
  await requirePageUser();
  const [locale, { error }] = await Promise.all([pageLocale(), searchParams]);
  const text = words(locale).claim;
  return (
    <PageFrame locale={locale} signedIn>
      <div className="grid gap-6 py-6">
        <PageHead title={text.title} lead={text.lead} />
        <ClaimCradle
          next="/dashboard"
          locale={locale}
          initialError={findErrorNotice(error, locale, { cradle_not_registered: text.unknown })}
        />
        <section className="rounded-card bg-sunken p-4">
          <h2 className="font-semibold">{text.where}</h2>
          <p className="mt-1 text-muted">{text.whereHint}</p>
        </section>
        <ButtonLink href="/dashboard" variant="quiet">
          {text.back}
        </ButtonLink>
      </div>
    </PageFrame>
  );
}
