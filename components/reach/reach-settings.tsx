import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { Card } from '../ui/card';
import { Notice } from '../ui/notice';
import { EmailSection } from './email-section';
import type { EmailState } from './email-state';
import { PushSection } from './push-section';
import { TestSection } from './test-section';

interface ReachSettingsProps {
  userId: number;
  /** Null while the database is away. */
  email: EmailState | null;
  locale: Locale;
}

/** Where a caregiver's alerts go: those of all cradles alike. */
export function ReachSettings({ userId, email, locale }: ReachSettingsProps) {
  const text = words(locale).reach;
  return (
    <Card className="grid gap-6">
      <PushSection userId={userId} locale={locale} />
      {email === null ? (
        <Notice tone="warn">{text.email.away}</Notice>
      ) : (
        <EmailSection initial={email} locale={locale} />
      )}
      <TestSection locale={locale} />
    </Card>
  );
}
