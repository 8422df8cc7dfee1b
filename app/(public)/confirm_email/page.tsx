import type { Metadata } from 'next';
import { ConfirmEmailForm } from '@/components/account/confirm-email-form';
import { PageFrame } from '@/components/shell/page-frame';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { pageLocale } from '@/lib/http/page-locale';
import { findPageUser } from '@/lib/http/page-user';
import { findErrorNotice } from '@/lib/i18n/error-notice';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLocale()).confirmEmail.title };
}

interface ConfirmEmailPageProps {
  searchParams: Promise<Partial<Record<'token' | 'done' | 'error', string | string[]>>>;
}

/** Where the link of a confirmation leads. Opening it confirms nothing: mail scanners open links as well. */
export default async function ConfirmEmailPage({ searchParams }: ConfirmEmailPageProps) {
  const [user, locale, { token, done, error }] = await Promise.all([
    findPageUser(),
    pageLocale(),
    searchParams,
  ]);
  const { confirmEmail: text } = words(locale);
  return (
    <PageFrame locale={locale} signedIn={user !== null}>
      <div className="grid gap-6 py-6">
        <h1 className="text-3xl font-bold tracking-tight">{text.title}</h1>
        {done !== undefined ? (
          <Confirmed locale={locale} />
        ) : (
          <Asked
            token={typeof token === 'string' ? token : null}
            problem={findErrorNotice(error, locale, { email_token_invalid: text.expired })}
            locale={locale}
          />
        )}
      </div>
    </PageFrame>
  );
}

function Confirmed({ locale }: { locale: Locale }) {
  const { confirmEmail: text } = words(locale);
  return (
    <>
      <Notice tone="good" role="status">
        {text.done}
      </Notice>
      <p>{text.doneHint}</p>
      <ButtonLink href="/notifications" size="large">
        {text.toSettings}
      </ButtonLink>
    </>
  );
}

interface AskedProps {
  token: string | null;
  /** Why a plain form came back. */
  problem: string | null;
  locale: Locale;
}

function Asked({ token, problem, locale }: AskedProps) {
  const { confirmEmail: text } = words(locale);
  if (token === null)
    return (
      <Notice tone="danger" role="alert">
        {problem ?? text.incomplete}
      </Notice>
    );
  return (
    <>
      <p>{text.lead}</p>
      <ConfirmEmailForm token={token} locale={locale} />
    </>
  );
}
