import type { Locale } from './locales';

/** What the status of an answer says by itself, beside the words of its call. */
const TEXTS: Partial<Record<number, Record<Locale, string>>> = {
  200: { ko: '완료', en: 'Done' },
  201: { ko: '만듦', en: 'Made' },
  202: { ko: '받아들임', en: 'Under way' },
  204: { ko: '보낼 내용 없음', en: 'Nothing to say' },
  206: { ko: 'Range로 요청한 부분', en: 'A part, as the Range asked for' },
  303: { ko: '다음 화면으로', en: 'To the page that comes next' },
  304: { ko: '가지고 있는 것이 최신', en: 'What the client has is what there is' },
  503: { ko: '준비되지 않음', en: 'Not ready' },
};

/** @throws for a status that no call had before: it needs words. */
export function statusText(status: number, locale: Locale): string {
  const text = TEXTS[status]?.[locale];
  if (text === undefined) throw new Error(`No words for status ${status}`);
  return text;
}
