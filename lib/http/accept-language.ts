import { DEFAULT_LOCALE, type Locale } from '@/lib/i18n/locales';

/** Korean, unless the header ranks English above it; `*` or nothing is Korean (CONTRACT §1). */
export function preferredLocale(header: string | null): Locale {
  const weights = { ko: 0, en: 0 };
  for (const part of (header ?? '').split(',')) {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
    const language = range.trim().split('-')[0];
    if (language !== 'ko' && language !== 'en') continue;
    weights[language] = Math.max(weights[language], weightOf(parameters));
  }
  return weights.en > weights.ko ? 'en' : DEFAULT_LOCALE;
}

function weightOf(parameters: string[]): number {
  const quality = parameters.map((text) => text.trim()).find((text) => text.startsWith('q='));
  const weight = quality === undefined ? 1 : Number(quality.slice(2));
  return Number.isFinite(weight) ? weight : 0;
}
