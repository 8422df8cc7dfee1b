/** The pictures in `glyphs/`, one for each chunk of the card's text; scripts/make-glyphs.ts makes them. */
const WORD_GLYPHS = [
  'no-signal-ko',
  'no-signal-en',
  'separator',
  'minutes-ko',
  'hours-ko',
  'minutes-en',
  'hours-en',
] as const;
type GlyphName = (typeof WORD_GLYPHS)[number] | `digit-${number}`;

/** A glyph, or the width of a space before the next one. */
export type TextChunk = GlyphName | 'space';

export type CardLocale = 'ko' | 'en';

const MINUTE_MS = 60_000;
const MINUTES_PER_HOUR = 60;
/** More does not fit the card, and says nothing more. */
const MOST_HOURS = 9_999;

/**
 * "신호 없음 · 3분째", "No signal · 2 h" as chunks. No figure below one minute or when `silentMs` is null or not a
 * number; whole minutes below one hour, whole hours from there on.
 */
export function noSignalText(silentMs: number | null, locale: CardLocale): TextChunk[] {
  const headline: TextChunk[] = [`no-signal-${locale}`];
  const minutes = Math.floor((silentMs ?? 0) / MINUTE_MS);
  if (!(minutes >= 1)) return headline;
  const hours = Math.min(MOST_HOURS, Math.floor(minutes / MINUTES_PER_HOUR));
  const [count, unit] = hours === 0 ? ([minutes, 'minutes'] as const) : ([hours, 'hours'] as const);
  // Korean writes number and counter as one word.
  const gap: TextChunk[] = locale === 'ko' ? [] : ['space'];
  return [...headline, 'space', 'separator', 'space', ...digits(count), ...gap, `${unit}-${locale}`];
}

function digits(count: number): TextChunk[] {
  return Array.from(String(count), (digit) => `digit-${Number(digit)}` as const);
}
