import { holdOf, type Listening, type Stretch } from './stretches';

/** A time in which something went on, such as crying. Wall ms. */
export interface Spell {
  from: number;
  to: number;
  /** Whether its begin was heard; it may have begun in a gap before it, or before the night. */
  begin: 'heard' | 'gap' | 'night';
  /** The same of its end; `now` while it goes on. */
  end: 'heard' | 'gap' | 'night' | 'now';
}

/** Crying that pauses for a few breaths is one cry, in ms. */
export const BREATH_MS = 30_000;

/**
 * When what is meant went on. Spells with a shorter pause between them are one, but never over a gap: nobody knows
 * whether it went on there, so both sides of it say that they were cut.
 */
export function findSpells<T>(
  stretches: readonly Stretch<T>[],
  isMeant: (value: T) => boolean,
  { pauseMs, ...listening }: Listening & { pauseMs: number },
): Spell[] {
  const spells: Spell[] = [];
  /** Whether there was a gap since the last spell, be it between two words that say that nothing went on. */
  let wasSilent = false;
  for (const [index, stretch] of stretches.entries()) {
    const before = stretches[index - 1];
    const begin = before && stretch.from - before.last <= listening.limitMs ? 'heard' : 'gap';
    wasSilent ||= begin === 'gap';
    if (!isMeant(stretch.value)) continue;
    const { to, end } = holdOf(stretch, stretches[index + 1], listening);
    const last = spells.at(-1);
    const goesOn = last?.end === 'heard' && !wasSilent && stretch.from - last.to <= pauseMs;
    if (last !== undefined && goesOn) Object.assign(last, { to, end });
    else spells.push({ from: stretch.from, to, begin, end });
    wasSilent = false;
  }
  return spells.flatMap((spell) => cutToNight(spell, listening));
}

function cutToNight(spell: Spell, { span }: Listening): Spell[] {
  const isOutside = spell.from >= span.to || spell.to < span.from;
  const onlyTouches = spell.to === span.from && spell.from < spell.to;
  if (isOutside || onlyTouches) return [];
  const early: Partial<Spell> = spell.from < span.from ? { from: span.from, begin: 'night' } : {};
  const late: Partial<Spell> = spell.to > span.to ? { to: span.to, end: 'night' } : {};
  return [{ ...spell, ...early, ...late }];
}
