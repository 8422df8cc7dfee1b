import type { WireCheck } from '@/lib/contracts/tonight';
import { SIGNALS } from '@/lib/cradle/topics';
import { formatAge } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';

/** What a check has to say besides its state; null for what is simply fine. @param now the server's, wall ms */
export function reasonText(check: WireCheck, now: number, locale: Locale): string | null {
  const { unwatched, reasons, proven } = words(locale).tonight;
  const { id, state, reason, at } = check;
  const age = at === null ? null : formatAge(now - Date.parse(at), locale);
  if (reason !== null) {
    const signal = SIGNALS.find((each) => each === id);
    return reasons[reason]({ unwatched: signal === undefined ? null : unwatched[signal], age });
  }
  const isProof = state === 'ok' && (id === 'push' || id === 'email');
  return isProof && age !== null ? proven[id](age) : null;
}
