import type { Signal } from '@/lib/cradle/topics';

/** One cradle of the caregiver. */
export interface CradleFacts {
  uuid: string;
  inUse: boolean;
  /** Seconds without any message after which it counts as gone; 0 never. */
  offlineTimeout: number;
  pushEnabled: boolean;
  emailEnabled: boolean;
  /** When each signal was last heard of, wall ms; null when it never was. */
  arrivals: Record<Signal, number | null>;
  /** Pictures come, and are all the same. */
  frozen: boolean;
}

/** All that decides whether a caregiver may go to sleep. What nobody could find out is null. */
export interface TonightFacts {
  /** Wall ms. */
  now: number;
  brokerIsUp: boolean;
  databaseIsUp: boolean;
  /** Whether there is room for recordings. */
  hasRoom: boolean | null;
  cradles: readonly CradleFacts[];
  /** The browser that asks: whether alerts are pushed to it, and when one was last shown there. */
  device: { known: boolean; provenAt: number | null } | null;
  email: { canSend: boolean; confirmed: boolean; refused: boolean } | null;
}
