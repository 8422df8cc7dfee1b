import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';

/** Whoever ends a session because a phone was lost must hear what becomes of its push. */
export function PushEnds({ locale }: { locale: Locale }) {
  const text = words(locale).accountPage.pushEnds;
  return (
    <p className="text-muted">
      {text.lead}{' '}
      <a
        href="/notifications"
        className="inline-flex min-h-11 items-center font-medium text-accent underline"
      >
        {text.link}
      </a>
    </p>
  );
}
