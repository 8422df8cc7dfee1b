import { formatRoughShare } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import type { ShareSummary } from '@/lib/i18n/words-shape';

/** What a share of 0 to 1 comes to, in one sentence: only none reads as none, and only all as all. */
export function summarizeShare(share: number, text: ShareSummary, locale: Locale): string {
  if (share === 0) return text.none;
  return share === 1 ? text.all : text.part(formatRoughShare(share, locale));
}
