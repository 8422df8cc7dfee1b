import type { Locale } from '@/lib/i18n/locales';
import { noticeText, PUSH_ACTION_WORDS } from '@/lib/i18n/notice-words';
import type { Delivery, Message } from '../channel';

/** What public/sw.js is told. It knows no words of its own. */
export interface PushPayload {
  kind: Message['kind'];
  lang: Locale;
  title: string;
  body: string;
  /** One notification an episode: what comes later takes its place. */
  tag: string;
  /** Whether it rings anew where it takes a place. */
  rings: boolean;
  /** When it is about, and when it was sent; wall ms. */
  at: number;
  sentAt: number;
  alertUid: string | null;
  cradleUuid: string | null;
  token: string | null;
  /** Whether there is a picture to be fetched. */
  hasSnapshot: boolean;
  actions: { action: 'view' | 'resolve'; title: string }[];
}

/** As JSON. The longest uuid and sentence together stay below 3 KB; a push service takes 4 KB (RFC 8030, 7.2). */
export function createPushPayload({ uid, message, token, createdAt }: Delivery, locale: Locale): string {
  const { kind, alert } = message;
  const payload: PushPayload = {
    kind,
    lang: locale,
    ...noticeText(message, locale),
    tag: alert?.episode ?? uid,
    rings: kind !== 'cleared',
    at: alert?.at ?? createdAt,
    sentAt: createdAt,
    alertUid: alert?.uid ?? null,
    cradleUuid: alert?.cradleUuid ?? null,
    token,
    hasSnapshot: alert?.snapshot != null && kind !== 'cleared',
    actions: actionsOf(message, locale),
  };
  return JSON.stringify(payload);
}

function actionsOf({ kind }: Message, locale: Locale): PushPayload['actions'] {
  if (kind === 'test') return [];
  const { view, resolve } = PUSH_ACTION_WORDS[locale];
  const open = { action: 'view', title: view } as const;
  return kind === 'cleared' ? [open] : [open, { action: 'resolve', title: resolve }];
}
