'use client';

import type { WireSession } from '@/lib/contracts/sessions';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { Card } from '../ui/card';
import { PasswordForm } from './password-form';
import { PushEnds } from './push-ends';
import { SessionList } from './session-list';
import { useSessions } from './use-sessions';

/** Password and signed-in browsers: changing the one ends all but this of the other. */
export function AccountSecurity({ sessions: initial, locale }: { sessions: WireSession[]; locale: Locale }) {
  const text = words(locale).accountPage;
  const { sessions, ending, keepCurrent } = useSessions(initial, locale);
  return (
    <>
      <Card className="grid gap-3">
        <h2 className="text-xl font-bold">{text.password.title}</h2>
        <p className="text-muted">{text.password.lead}</p>
        <PushEnds locale={locale} />
        <PasswordForm locale={locale} onChanged={keepCurrent} />
      </Card>
      <Card className="grid gap-3">
        <h2 className="text-xl font-bold">{text.sessions.title}</h2>
        <p className="text-muted">{text.sessions.lead}</p>
        <PushEnds locale={locale} />
        <SessionList sessions={sessions} ending={ending} locale={locale} />
      </Card>
    </>
  );
}
