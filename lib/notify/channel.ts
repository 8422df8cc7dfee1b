import type { AlertDetails } from '@/lib/alerts/alert';
import type { AlertType } from '@/lib/alerts/types';
import type { Locale } from '@/lib/i18n/locales';

/** What a caregiver is to be told. */
export interface Message {
  kind: 'alert' | 'still' | 'cleared' | 'test';
  /** Null for a test. */
  alert: {
    uid: string;
    episode: string;
    type: AlertType;
    details: AlertDetails;
    cradleUuid: string;
    /** What its caregiver calls it; null without a name. */
    cradleName: string | null;
    /** Wall ms. */
    at: number;
    /** How long it has lasted by now, ms. */
    lastedMs: number;
    /** The picture of that moment, the device's own JPEG; null when there was none. */
    snapshot: Buffer | null;
  } | null;
}

/** One way to one caregiver: a browser's push subscription, or an address. */
export interface Recipient {
  userId: number;
  channel: ChannelName;
  locale: Locale;
  /** push_subscriptions.id, for push. */
  deviceId: number | null;
}

export const CHANNEL_NAMES = ['push', 'email'] as const;
export type ChannelName = (typeof CHANNEL_NAMES)[number];

/** How one attempt ended. The reason is for the outbox and the log, without addresses, keys or tokens. */
export type SendOutcome =
  | { outcome: 'sent' }
  /** Nobody is there any more: the device is removed. */
  | { outcome: 'gone'; reason: string }
  /** Never again, whatever is tried. */
  | { outcome: 'refused'; reason: string }
  /** To be tried again, not before `retryAfterMs` when it is known. */
  | { outcome: 'later'; reason: string; retryAfterMs: number | null };

/** One message on its way to one recipient. */
export interface Delivery {
  /** notifications.uid */
  uid: string;
  message: Message;
  recipient: Recipient;
  /** Opens what the recipient may do without a session (lib/notify/tokens.ts); null on channels that need none. */
  token: string | null;
  /** When it was first meant to be told, wall ms. */
  createdAt: number;
}

/** One way on which caregivers are reached. It keeps its own list of where, in memory. */
export interface Channel {
  /** Everything by which this caregiver is reached here. */
  recipientsOf(userId: number): Recipient[];
  /** Tries once. It gives up when `signal` ends, and does not throw. */
  send(delivery: Delivery, signal: AbortSignal): Promise<SendOutcome>;
}
