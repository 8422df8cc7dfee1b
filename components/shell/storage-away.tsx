import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { Notice } from '../ui/notice';

/** In the place of what is stored, while the database is away. */
export function StorageAway({ locale }: { locale: Locale }) {
  const { away, awayHint } = words(locale).storage;
  return (
    <Notice tone="warn">
      {away} {awayHint}
    </Notice>
  );
}
