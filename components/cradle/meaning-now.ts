import { lasting } from '@/lib/i18n/alert-words';
import type { Locale } from '@/lib/i18n/locales';
import type { ReadingMeaning } from './reading-meanings';

/** Before that, how long it has been so says less than what it means, in seconds. */
const WORTH_SAYING_S = 10;

/** What a value means, with how long it has been so once that is worth saying. @param now server's wall ms */
export function meaningNow(
  { lasting: run, meaning }: Pick<ReadingMeaning, 'lasting' | 'meaning'>,
  now: number | null,
  locale: Locale,
): string {
  const seconds = run === null || now === null ? 0 : Math.floor((now - run.since) / 1_000);
  return run === null || seconds < WORTH_SAYING_S ? meaning : run.say(lasting(seconds, locale));
}
