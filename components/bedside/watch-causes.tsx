import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import type { AlarmCause } from './alarm-causes';
import { causeText } from './cause-text';

interface WatchCausesProps {
  causes: readonly AlarmCause[];
  locale: Locale;
}

/** What is wrong with the watching as a whole: it belongs to no cradle. */
export function WatchCauses({ causes, locale }: WatchCausesProps) {
  const shown = causes.filter(({ about }) => about.is !== 'episode');
  if (shown.length === 0) return null;
  return (
    <ul className="grid gap-3">
      {shown.map((cause) => (
        <li
          key={cause.key}
          data-cause={cause.about.is}
          className="grid gap-3 rounded-card border-2 border-stage-danger p-4"
        >
          <p className="text-2xl font-bold text-balance">{causeText(cause, locale)}</p>
          {cause.about.is === 'signedOut' ? (
            <a
              href="/login"
              className="inline-flex min-h-14 items-center justify-center text-lg underline underline-offset-4"
            >
              {words(locale).bedside.signIn}
            </a>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
