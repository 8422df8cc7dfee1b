import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { HoursForm } from './hours-form';

interface NightHoursProps {
  date: string;
  bedtime: string;
  morning: string;
  /** What was chosen does not fit: the form is there at once. */
  open: boolean;
  locale: Locale;
}

/** From when to when a night is, for a family with other hours. */
export function NightHours({ open, date, bedtime, morning, locale }: NightHoursProps) {
  return (
    <details open={open} className="print:hidden">
      <summary className="min-h-11 rounded-control py-2 font-semibold">
        {words(locale).night.hours.title}
      </summary>
      <HoursForm key={`${date} ${bedtime} ${morning}`} {...{ date, bedtime, morning, locale }} />
    </details>
  );
}
