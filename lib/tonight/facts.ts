import type { Signal } from '@/lib/cradle/topics';

/** One cradle of the caregiver. */
export interface CradleFacts {
  uuid: string;
  inUse: boolean;
  /** Seconds without any message after which it counts as gone; 0 never. */
  offlineTimeout: number;
  pushEnabled: boolean;
  emailEnabled: boolean;
  /** When each signal last told something, wall ms; null when it never did. */
  arrivals: Record<Signal, number | null>;
  /** Since when every picture is the one before, wall ms; null while they differ. */
  frozenSince: number | null;
}

/** The browser that asks. */
export interface DeviceFacts {
  /** Whether alerts are pushed to it. */
  known: boolean;
  /** The newest message for it did not go out, whatever went out before. */
  failed: boolean;
  /** When a message was last shown there, wall ms. */
  provenAt: number | null;
}

/** How the caregiver is reached by e-mail. */
export interface EmailFacts {
  /** Whether the server has a mail server. */
  canSend: boolean;
  confirmed: boolean;
  /** A mail server said that nobody is reached at the address. */
  refused: boolean;
  /** The newest message did not go out, whatever went out before. */
  failed: boolean;
  /** When a mail last got there: the link in it was opened, or a mail server took it. Wall ms. */
  provenAt: number | null;
}

/** All that decides whether a caregiver may go to sleep. What nobody could find out is null. */
export interface TonightFacts {
  /** Wall ms. */
  now: number;
  brokerIsUp: boolean;
  databaseIsUp: boolean;
  /** Whether what was last to be stored is in: a database that answers may take nothing in. */
  storesReadings: boolean;
  /** Whether there is room for recordings. */
  hasRoom: boolean | null;
  cradles: readonly CradleFacts[];
  /** Null for a browser that does not say who it is, and while the database is away. */
  device: DeviceFacts | null;
  email: EmailFacts | null;
}
