import type { Metadata } from 'next';
import { AccountSecurity } from '@/components/account/account-security';
import { SettingsFrame } from '@/components/settings/settings-frame';
import { LanguageSwitch } from '@/components/shell/language-switch';
import { SignOut } from '@/components/shell/sign-out';
import { StorageAway } from '@/components/shell/storage-away';
import { ThemeChoice } from '@/components/shell/theme-choice';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { pageLocale } from '@/lib/http/page-locale';
import { readStored } from '@/lib/http/page-storage';
import { pageTheme } from '@/lib/http/page-theme';
import { requirePageUser } from '@/lib/http/page-user';
import { toSessionAnswer } from '@/lib/http/session-answers';
import { words } from '@/lib/i18n/words';
import { getRuntime } from '@/lib/runtime/get-runtime';

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLocale()).accountPage.title };
}

export default async function AccountPage() {
  const user = await requirePageUser();
  const [locale, theme] = await Promise.all([pageLocale(), pageTheme()]);
  const sessions = await readStored(() => getRuntime().sessions.list(user.id));
  const { accountPage: text, pwa } = words(locale);
  return (
    <SettingsFrame current="account" locale={locale}>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h1 className="text-3xl font-bold tracking-tight">{text.title}</h1>
          <p className="text-lg text-muted">{text.signedInAs(user.username)}</p>
        </div>
        <SignOut locale={locale} />
      </div>
      <Card className="grid gap-3">
        <h2 className="text-xl font-bold">{text.look.title}</h2>
        <ThemeChoice theme={theme} locale={locale} />
        <div className="flex flex-wrap gap-2">
          <LanguageSwitch locale={locale} />
          <ButtonLink href="/install" variant="quiet">
            {pwa.install.title}
          </ButtonLink>
        </div>
      </Card>
      {sessions === null ? (
        <StorageAway locale={locale} />
      ) : (
        <AccountSecurity
          sessions={sessions.map((session) => toSessionAnswer(session, user.tokenHash))}
          locale={locale}
        />
      )}
    </SettingsFrame>
  );
}
