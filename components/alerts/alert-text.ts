import type { AlertDetails } from '@/lib/alerts/alert';
import { type AlertType, parseAlertType } from '@/lib/alerts/types';
import type { AlertLog } from '@/lib/contracts/alerts';
import { alertPageSentence } from '@/lib/i18n/alert-page-words';
import { alertKind } from '@/lib/i18n/alert-words';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';

/** What of a stored alert its words are made of; the stored text is part of the interface. */
type AlertFacts = Pick<AlertLog, 'alert_type' | 'alert_message' | 'temperature'> & {
  /** Empty or absent for alerts of earlier installations, whose text has to do. */
  details?: AlertDetails;
};

export interface AlertText {
  kind: string;
  sentence: string;
  /** Language of the sentence, when it is not that of the page. */
  lang: Locale | undefined;
}

/** "31초 동안", as every stored text says how long (CONTRACT §5). */
const DURATION = /(\d+)초 동안/;

/**
 * An alert in the language of the page; a type that we have no words for keeps what was stored.
 * @param lasted whole seconds that it has gone on by now; null once it is over, or nobody watches for its end
 */
export function describeAlert(
  { alert_type: type, alert_message: message, temperature, details }: AlertFacts,
  locale: Locale,
  lasted: number | null = null,
): AlertText {
  const known = parseAlertType(type);
  const kind = known === null ? words(locale).alerts.otherType : alertKind(known, locale);
  if (known === null) return { kind, sentence: message, lang: locale === 'ko' ? undefined : 'ko' };
  const told = { ...readDetails(known, message, temperature), ...details };
  const goesOn = lasted !== null;
  const sentence = alertPageSentence(known, goesOn ? upToNow(told, lasted) : told, { locale, goesOn });
  return { kind, sentence, lang: undefined };
}

/** An alert that says how long says how long by now. */
function upToNow(details: AlertDetails, lasted: number): AlertDetails {
  return details.seconds === undefined ? details : { ...details, seconds: Math.max(details.seconds, lasted) };
}

/** What an earlier installation kept of an alert beside its text. */
function readDetails(type: AlertType, message: string, temperature: number | null): AlertDetails {
  const seconds = DURATION.exec(message)?.[1];
  return {
    ...(type === 'high_temperature' && temperature !== null ? { value: temperature } : {}),
    ...(seconds === undefined ? {} : { seconds: Number(seconds) }),
  };
}
