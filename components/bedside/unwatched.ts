import type { LiveSnapshot } from '@/lib/contracts/live';
import { SENSOR_KINDS } from '@/lib/cradle/sensors/kinds';
import type { Signal } from '@/lib/cradle/topics';
import { formatAge } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { isOpen, type Verdict } from '@/lib/tonight/check';
import { checkFrame, checkSignal, findGone } from '@/lib/tonight/checks/signals';

/** What of a cradle nobody watches: one signal, or null for all of it, and why. */
export interface Gap {
  signal: Signal | null;
  verdict: Verdict;
}

/**
 * Judged as for tonight's check, by the moment at which the server said it: an answer that is late is no fault of the
 * cradle, and is told otherwise. Nothing is missing of a cradle that is not in use.
 */
export function findGaps(cradle: LiveSnapshot): Gap[] {
  if (!cradle.in_use) return [];
  const { serverTime: now, frame, temperature, crying, direction } = cradle;
  const facts = {
    arrivals: { frame: frame.at, temperature: temperature.at, crying: crying.at, direction: direction.at },
    frozenSince: frame.frozen_since,
  };
  const gone = findGone(facts, now);
  if (gone !== null) return [{ signal: null, verdict: gone }];
  const checked: Gap[] = [
    { signal: 'frame', verdict: checkFrame(facts, now) },
    ...SENSOR_KINDS.map((signal): Gap => ({ signal, verdict: checkSignal(signal, facts, now) })),
  ];
  return checked.filter(({ verdict }) => isOpen(verdict));
}

/** Why that is not watched, in the words of tonight's check. @param now server's wall ms */
export function gapText(
  { signal, verdict: { reason, at } }: Gap,
  now: number,
  locale: Locale,
): string | null {
  const { reasons, unwatched } = words(locale).tonight;
  if (reason === null) return null;
  return reasons[reason]({
    unwatched: signal === null ? null : unwatched[signal],
    age: at === null ? null : formatAge(now - at, locale),
  });
}

/** How many cradles are not watched, wholly or in part, in a sentence each; none when all are. */
export function unwatchedLines(cradles: readonly LiveSnapshot[], locale: Locale): string[] {
  const text = words(locale).bedside;
  const gaps = cradles.map(findGaps);
  const wholly = gaps.filter((each) => each.some(({ signal }) => signal === null)).length;
  const partly = gaps.filter((each) => each.length > 0).length - wholly;
  return [...(wholly > 0 ? [text.unwatched(wholly)] : []), ...(partly > 0 ? [text.partly(partly)] : [])];
}
