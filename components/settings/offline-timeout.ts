import { OFFLINE_TIMEOUT_RANGE } from '@/lib/alerts/watch-settings';
import type { Words } from '@/lib/i18n/words-shape';

type SettingsWords = Pick<Words['settings'], 'notANumber' | 'notWhole' | 'outOfRange' | 'units'>;

/** What was entered, in seconds, or what is wrong with it. */
export function readOfflineTimeout(
  entered: unknown,
): { seconds: number } | { problem(words: SettingsWords): string } {
  const text = typeof entered === 'string' ? entered.trim() : '';
  const seconds = Number(text);
  if (text === '' || Number.isNaN(seconds)) return { problem: ({ notANumber }) => notANumber };
  if (!Number.isInteger(seconds)) return { problem: ({ notWhole }) => notWhole };
  const { min, max } = OFFLINE_TIMEOUT_RANGE;
  if (seconds >= min && seconds <= max) return { seconds };
  return {
    problem: ({ outOfRange, units }) => outOfRange(units.seconds(String(min)), units.seconds(String(max))),
  };
}
