import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { alertCountTexts } from './alert-count-texts';
import { cryingText, directionText, temperatureText } from './bucket-texts';
import type { Drawn } from './drawing';
import type { Slot } from './plot';

/** What a drawing shows at one step, in words: that nothing was stored is said, and never filled with a guess. */
export function drawnText(drawn: Drawn, { from }: Slot, locale: Locale): string {
  const { history, charts } = words(locale);
  if (drawn.kind === 'alerts') {
    const texts = alertCountTexts(
      drawn.counts.filter((count) => count.from === from),
      locale,
    );
    return texts.length === 0 ? charts.noAlerts : texts.join(' · ');
  }
  const bucket = drawn.buckets.find(({ timestamp }) => Date.parse(timestamp) === from);
  if (bucket === undefined) return history.gap;
  switch (drawn.kind) {
    case 'temperature': {
      const degrees = temperatureText(bucket, locale);
      return degrees === null ? history.gap : `${degrees} °C`;
    }
    case 'crying':
      return cryingText(bucket, locale) ?? history.gap;
    case 'direction':
      return directionText(bucket, locale) ?? history.gap;
  }
}
