import { formatTime } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import type { BurntIn } from './paint-burnt-in';
import type { PictureView } from './picture-state';
import { pictureText } from './picture-text';

/** What the small window shows of a view; `now` is the wall clock of the reader, ms. */
export function burntIn(
  view: PictureView,
  { alerts, now, locale }: { alerts: number; now: number; locale: Locale },
): BurntIn {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const taken = view.ageMs === null ? null : now - view.ageMs;
  return {
    view,
    text: pictureText(view, locale),
    takenAt: taken === null ? '' : formatTime(taken, { locale, timeZone, style: 'seconds', now: null }),
    alerts: alerts === 0 ? '' : words(locale).live.picture.alerts(alerts),
  };
}
