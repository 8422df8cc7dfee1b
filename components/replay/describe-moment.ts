import { formatCelsius } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { type Tracks, valueAt } from './tracks';

/** How far a moment is from the alert, in whole seconds. Both in wall ms. */
export function describeMoment(moment: number, alertAt: number, locale: Locale): string {
  const text = words(locale).replay;
  const seconds = Math.round((moment - alertAt) / 1_000);
  if (seconds === 0) return text.atAlert;
  return seconds < 0 ? text.before(-seconds) : text.after(seconds);
}

/** What was known then, in words; null for what was not. */
export function describeReadings(tracks: Tracks, moment: number, locale: Locale) {
  const text = words(locale);
  const [temperature, crying, direction] = [
    valueAt(tracks.temperature, moment),
    valueAt(tracks.crying, moment),
    valueAt(tracks.direction, moment),
  ];
  return {
    temperature: temperature === null ? null : formatCelsius(temperature, locale),
    crying: crying === null ? null : text.replay.crying[crying],
    direction: direction === null ? null : text.history.directions[direction],
  };
}

/** The same in one sentence each, with the moment, for those who hear a slider. */
export function describeAloud(tracks: Tracks, moment: number, alertAt: number, locale: Locale): string {
  const text = words(locale).replay;
  const { temperature, crying, direction } = describeReadings(tracks, moment, locale);
  return [
    describeMoment(moment, alertAt, locale),
    `${text.tracks.temperature} ${temperature ?? text.unknown}`,
    `${text.tracks.crying} ${crying ?? text.unknown}`,
    `${text.tracks.direction} ${direction ?? text.unknown}`,
  ].join('. ');
}
