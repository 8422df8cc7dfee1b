import type { Clock } from '@/lib/platform/clock';
import type { PushDevice } from './ports';

/** What a phone's token opens (lib/notify/tokens.ts). */
export interface PushGrant {
  userId: number;
  agentId: number | null;
  /** Null for a test. */
  alertUid: string | null;
  notificationUid: string;
  deviceId: number | null;
}

/** An alert that a phone was told of; one that is no longer its caregiver's is not found. */
export interface NotifiedAlert {
  /** Null until it is stored. */
  id: number | null;
  uid: string;
  episode: string;
  agentId: number;
  cradleUuid: string;
  ownerId: number;
  /** Wall ms. */
  at: number;
}

/** What phones that have no session need of the rest of the house. */
export interface PushPorts {
  clock: Clock;
  grants: {
    /** Null for a token that opens nothing (any more). */
    find(token: string): Promise<PushGrant | null>;
  };
  receipts: {
    /** Notes in the outbox that a message was seen; the first time counts. */
    note(notificationUid: string, event: PushEvent, at: number): Promise<void>;
  };
  alerts: {
    find(uid: string): Promise<NotifiedAlert | null>;
    acknowledge(alert: NotifiedAlert): Promise<void>;
    resolve(alert: NotifiedAlert): Promise<void>;
  };
  snapshots: {
    /** The picture of the moment; null when there was none. */
    find(alertUid: string): Promise<Buffer | null>;
  };
  devices: {
    /** Reaches a device at another address from now on. @returns false for one that was removed. */
    move(deviceId: number, to: PushDevice & { userId: number; now: number }): Promise<boolean>;
  };
}

/** What a phone reports of a notification. */
export const PUSH_EVENTS = ['shown', 'opened'] as const;
export type PushEvent = (typeof PUSH_EVENTS)[number];

/** What a caregiver may do on a notification. */
export const PUSH_ACTIONS = ['acknowledge', 'resolve'] as const;
export type PushAction = (typeof PUSH_ACTIONS)[number];
