import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { LoginForm } from '@/components/account/login-form';
import { PageFrame } from '@/components/shell/page-frame';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { hasJustRegistered } from '@/lib/http/just-registered';
import { findAskedPage } from '@/lib/http/page-asked';
import { pageLocale } from '@/lib/http/page-locale';
import { findPageUser, wasSignedOut } from '@/lib/http/page-user';
import { findErrorNotice } from '@/lib/i18n/error-notice';
import { words } from '@/lib/i18n/words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLocale()).login.title };
}

interface LoginPageProps {
  searchParams: Promise<{ error?: string | string[] }>;
}

export default async function LoginPage({ searchParams }: LoginPageProps) {
  const [user, locale, { error }] = await Promise.all([findPageUser(), pageLocale(), searchParams]);
  if (user !== null) redirect('/dashboard');
  const { login: text } = words(locale);
  return (
    <PageFrame locale={locale} signedIn={false}>
      <div className="grid gap-6 py-6">
        <h1 className="text-3xl font-bold tracking-tight">{text.title}</h1>
        {(await wasSignedOut()) ? (
          <Notice tone="warn" role="status">
            {text.signedOut}
          </Notice>
        ) : null}
        <LoginForm
          locale={locale}
          asked={await findAskedPage()}
          registered={await hasJustRegistered()}
          initialError={findErrorNotice(error, locale)}
        />
        <ButtonLink href="/register" variant="quiet">
          {text.noAccount}
        </ButtonLink>
      </div>
    </PageFrame>
  );
}
