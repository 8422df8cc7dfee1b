import type { WireReadingBucket } from '@/lib/contracts/monitoring';
import { DIRECTIONS } from '@/lib/cradle/sensors/direction';
import { formatDegrees, formatShare } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';

/** What the readings of a bucket say, in words; null when they say nothing of it. */

export function temperatureText({ temperature }: WireReadingBucket, locale: Locale): string | null {
  if (temperature === null) return null;
  const [avg, min, max] = [temperature.avg, temperature.min, temperature.max].map((value) =>
    formatDegrees(value, locale),
  ) as [string, string, string];
  return min === max ? avg : words(locale).history.mean(avg, min, max);
}

export function cryingText({ crying }: WireReadingBucket, locale: Locale): string | null {
  return crying && formatShare(crying.share, locale);
}

export function directionText({ direction }: WireReadingBucket, locale: Locale): string | null {
  if (direction === null) return null;
  const { directions } = words(locale).history;
  return DIRECTIONS.filter((name) => direction[name] > 0)
    .map((name) => `${directions[name]} ${formatShare(direction[name], locale)}`)
    .join(' · ');
}
