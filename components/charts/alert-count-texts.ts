import { parseAlertType } from '@/lib/alerts/types';
import { alertKind } from '@/lib/i18n/alert-words';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import type { AlertCount } from './drawing';

/** How many alerts there were of each kind, the most frequent first. */
export function alertCountTexts(counts: readonly AlertCount[], locale: Locale): string[] {
  const text = words(locale).charts;
  const totals = new Map<string, number>();
  for (const { type, count } of counts) {
    const known = parseAlertType(type);
    const kind = known === null ? text.otherAlert : alertKind(known, locale);
    totals.set(kind, (totals.get(kind) ?? 0) + count);
  }
  return [...totals]
    .sort(([, one], [, other]) => other - one)
    .map(([kind, count]) => text.ofKind(kind, count));
}
