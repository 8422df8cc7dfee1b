import type { AlertDetails } from '@/lib/alerts/alert';
import type { AlertType } from '@/lib/alerts/types';
import { alertKind, alertSentence, lasting } from './alert-words';
import type { Locale } from './locales';

/** What a notice of any channel is about. */
export interface Notice {
  kind: 'alert' | 'still' | 'cleared' | 'test';
  alert: {
    type: AlertType;
    details: AlertDetails;
    cradleUuid: string;
    cradleName: string | null;
    lastedMs: number;
  } | null;
}

interface NoticeWords {
  still(kind: string, time: string): string;
  cleared(kind: string): string;
  clearedBody(time: string): string;
  /** One without a name. */
  cradle(uuid: string): string;
  test: { title: string; body: string };
}

const WORDS: Record<Locale, NoticeWords> = {
  ko: {
    still: (kind, time) => `아직 · ${kind} · ${time}째`,
    cleared: (kind) => `해소됨 · ${kind}`,
    clearedBody: (time) => `${time} 만에 정상으로 돌아왔습니다.`,
    cradle: (uuid) => `요람 ${uuid}`,
    test: { title: '시험 알림', body: '이 알림이 보이면 이 기기로 알림이 잘 도착합니다.' },
  },
  en: {
    still: (kind, time) => `Still · ${kind} · for ${time}`,
    cleared: (kind) => `Over · ${kind}`,
    clearedBody: (time) => `Back to normal after ${time}.`,
    cradle: (uuid) => `Cradle ${uuid}`,
    test: { title: 'Test notification', body: 'If you can read this, notifications reach this device.' },
  },
};

/** Buttons of a notification. */
export const PUSH_ACTION_WORDS: Record<Locale, { view: string; resolve: string }> = {
  ko: { view: '보기', resolve: '해결' },
  en: { view: 'View', resolve: 'Resolve' },
};

/** Title and text of a notice. A caregiver may have several cradles, so it says which. */
export function noticeText({ kind, alert }: Notice, locale: Locale): { title: string; body: string } {
  const words = WORDS[locale];
  if (kind === 'test' || alert === null) return words.test;
  const { type, details, cradleUuid, cradleName, lastedMs } = alert;
  const name = alertKind(type, locale);
  const seconds = Math.max(0, Math.round(lastedMs / 1_000));
  const texts = {
    alert: { title: name, body: alertSentence(type, details, locale) },
    still: {
      title: words.still(name, lasting(seconds, locale)),
      body: alertSentence(type, upToNow(details, seconds), locale),
    },
    cleared: { title: words.cleared(name), body: words.clearedBody(lasting(seconds, locale)) },
  };
  const { title, body } = texts[kind];
  return { title, body: `${body}\n${cradleName ?? words.cradle(cradleUuid)}` };
}

/** The sentence of an alert that goes on says how long it has lasted by now. */
function upToNow(details: AlertDetails, seconds: number): AlertDetails {
  return details.seconds === undefined
    ? details
    : { ...details, seconds: Math.max(details.seconds, seconds) };
}
