import type { Locale } from '@/lib/i18n/locales';
import { mailWords } from '@/lib/i18n/mail-words';
import { noticeText } from '@/lib/i18n/notice-words';
import type { Delivery } from '../channel';
import { type LetterBody, toHtml, toText } from './letter-body';
import type { Letter } from './mailer';

const PICTURE_CID = 'picture@smart-cradle';

export interface NoticeAddress {
  to: string;
  locale: Locale;
  /** Where the pages are; null when nobody said, and then the mail leads nowhere. */
  publicUrl: string | null;
}

/** A message to a caregiver as a mail. Mails about one episode stand together. */
export function writeNotice(
  { uid, message, createdAt }: Delivery,
  { to, locale, publicUrl }: NoticeAddress,
): Letter {
  const words = mailWords(locale);
  const { title, body } = noticeText(message, locale);
  const jpeg = message.alert?.snapshot ?? null;
  const letter: LetterBody = {
    locale,
    title,
    lines: message.kind === 'test' ? [words.test] : body.split('\n'),
    link: publicUrl === null ? null : linkOf(publicUrl, message.alert?.uid ?? null, words),
    picture: jpeg === null ? null : { cid: PICTURE_CID, alt: words.picture },
    footer: [words.why],
  };
  return {
    id: uid.toLowerCase(),
    to,
    subject: `${words.product}: ${title}`,
    text: toText(letter),
    html: toHtml(letter),
    thread: message.alert === null ? null : `episode.${message.alert.episode.toLowerCase()}`,
    date: createdAt,
    picture: jpeg === null ? null : { cid: PICTURE_CID, fileName: 'cradle.jpg', jpeg },
  };
}

function linkOf(
  publicUrl: string,
  alertUid: string | null,
  { open, openTest }: { open: string; openTest: string },
): { label: string; href: string } {
  return alertUid === null
    ? { label: openTest, href: `${publicUrl}/dashboard` }
    : { label: open, href: `${publicUrl}/alerts/${alertUid}` };
}
