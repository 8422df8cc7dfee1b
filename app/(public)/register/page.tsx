import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { RegisterForm } from '@/components/account/register-form';
import { PageFrame } from '@/components/shell/page-frame';
import { ButtonLink } from '@/components/ui/button';
import { pageLocale } from '@/lib/http/page-locale';
import { findPageUser } from '@/lib/http/page-user';
import { findErrorNotice } from '@/lib/i18n/error-notice';
import { words } from '@/lib/i18n/words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLocale()).register.title };
}

interface RegisterPageProps {
  searchParams: Promise<{ error?: string | string[] }>;
}

export default async function RegisterPage({ searchParams }: RegisterPageProps) {
  const [user, locale, { error }] = await Promise.all([findPageUser(), pageLocale(), searchParams]);
  if (user !== null) redirect('/dashboard');
  const { register: text } = words(locale);
  return (
    <PageFrame locale={locale} signedIn={false} saysSafety>
      <div className="grid gap-6 py-6">
        <h1 className="text-3xl font-bold tracking-tight">{text.title}</h1>
        <RegisterForm locale={locale} initialError={findErrorNotice(error, locale)} />
        <ButtonLink href="/login" variant="quiet">
          {text.haveAccount}
        </ButtonLink>
      </div>
    </PageFrame>
  );
}
