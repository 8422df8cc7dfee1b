'use client';

import { useEffect } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { useTestNotification } from '../reach/use-test-notification';
import { Button } from '../ui/button';
import { TestProgress } from './test-progress';

/** Sends a test on every way, of which e-mail is one. */
export function EmailAction({ locale, onChange }: { locale: Locale; onChange(): void }) {
  const { tonight, reach } = words(locale);
  const { report, busy, error, start } = useTestNotification(locale);

  useEffect(() => {
    if (!busy) onChange();
  }, [busy, onChange]);

  return (
    <>
      <Button variant="outline" busy={busy} onClick={start} className="justify-self-start" data-act="email">
        {busy ? reach.test.starting : tonight.testEmail}
      </Button>
      <TestProgress report={report} busy={busy} error={error} locale={locale} />
    </>
  );
}
