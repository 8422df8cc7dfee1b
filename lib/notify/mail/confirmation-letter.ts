import type { Locale } from '@/lib/i18n/locales';
import { mailWords } from '@/lib/i18n/mail-words';
import { type LetterBody, toHtml, toText } from './letter-body';
import type { Letter } from './mailer';

export interface Confirmation {
  /** Its name among mails. */
  id: string;
  to: string;
  locale: Locale;
  /** Where it is confirmed. */
  link: string;
  /** How long the link works. */
  hours: number;
  /** Wall ms. */
  now: number;
}

/**
 * Asks whether an address may be written to. It may be a stranger's, so it holds nothing that an account could write
 * into it, not even its name.
 */
export function writeConfirmation({ id, to, locale, link, hours, now }: Confirmation): Letter {
  const { product, confirm } = mailWords(locale);
  const body: LetterBody = {
    locale,
    title: product,
    lines: [confirm.lead],
    link: { label: confirm.button, href: link },
    picture: null,
    footer: [`${confirm.orCopy} ${link}`, confirm.notYou(hours)],
  };
  return {
    id,
    to,
    subject: confirm.subject,
    text: toText({ ...body, footer: [confirm.notYou(hours)] }),
    html: toHtml(body),
    thread: null,
    date: now,
    picture: null,
  };
}
