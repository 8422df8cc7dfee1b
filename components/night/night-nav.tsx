import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { shiftDate } from '@/lib/insight/night';
import type { NightReport } from '@/lib/insight/night-report';
import { LocalTime } from '../time/local-time';
import { StepLink } from '../ui/step-link';
import { type NightLink, nightPath } from './night-path';

interface NightNavProps extends NightLink {
  latest: string;
  night: NightReport['night'];
  locale: Locale;
}

/** Which night is shown, and the way to the one before and after. */
export function NightNav({ date, hours, latest, night, locale }: NightNavProps) {
  const text = words(locale).night;
  return (
    <nav aria-label={text.nights} className="flex items-center justify-between gap-1">
      <StepLink to="previous" href={nightPath({ date: shiftDate(date, -1), hours })} label={text.before} />
      <p className="text-center font-semibold">
        <span className="block text-lg">
          <LocalTime at={night.from} style="day" locale={locale} />
        </span>
        <span className="text-muted">
          <LocalTime at={night.from} style="clock" locale={locale} /> –{' '}
          <LocalTime at={night.to} style="clock" locale={locale} />
        </span>
      </p>
      {date < latest ? (
        <StepLink to="next" href={nightPath({ date: shiftDate(date, 1), hours })} label={text.after} />
      ) : (
        <span className="size-11" />
      )}
    </nav>
  );
}
