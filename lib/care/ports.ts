import type { AlertSettings } from '@/lib/alerts/settings';
import type { WatchSettings } from '@/lib/alerts/watch-settings';
import type { MotorRequest } from '@/lib/cradle/live-state';
import type { MotorAction } from '@/lib/cradle/topics';
import type { OpenAlert } from '@/lib/live/alert-board';
import type { Clock } from '@/lib/platform/clock';

/** A registered cradle; times in wall ms. */
export interface Cradle {
  id: number;
  uuid: string;
  ip: string;
  ownerId: number | null;
  /** What its caregiver calls it; null without a name. */
  name: string | null;
  createdAt: number;
  updatedAt: number;
}

/** How a browser can be reached (Push API): where to send, and the keys to encrypt with. */
export interface PushDevice {
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** One of a caregiver's devices as its browser tells of it, with the language of what is sent to it. */
export interface ReportedDevice extends PushDevice {
  userId: number;
  /** Of the session that tells: push to the device ends when somebody ends that. */
  sessionHash: string;
  locale: string;
  userAgent: string | null;
  now: number;
}

/** An alert by all its names (lib/alerts/alert.ts); one of an earlier installation has an id alone. */
export interface AlertOfCradle {
  id: number;
  uid: string | null;
  episode: string | null;
  agentUuid: string;
}

/** An alert with what is shown of it while it is open. */
export type ShownAlert = OpenAlert & { id: number; agentUuid: string };

/** What caregivers' doings need of the rest of the house. */
export interface CarePorts {
  clock: Clock;
  cradles: {
    find(uuid: string): Promise<Cradle | null>;
    /** Registers a cradle or notes its new address. */
    saveAddress(cradle: { uuid: string; ip: string; now: number }): Promise<void>;
    /** Gives the cradle to a caregiver unless somebody else has it; whether it is theirs now. */
    claim(claim: { uuid: string; ownerId: number; now: number }): Promise<boolean>;
    /** Names a caregiver's cradle, or takes its name away; whether it is theirs. */
    rename(rename: { id: number; ownerId: number; name: string | null }): Promise<boolean>;
    /** Takes the cradle from its caregiver. The id under which it is free from now on; null when it was not theirs. */
    release(release: { id: number; ownerId: number; now: number }): Promise<number | null>;
    /** Deletes what was stored under a released id; resolves at the latest after some seconds, while it goes on. */
    erase(id: number): Promise<void>;
  };
  settings: {
    get(of: { userId: number; agentId: number }): Promise<AlertSettings>;
    save(of: { userId: number; agentId: number }, changes: Partial<AlertSettings>): Promise<void>;
    getWatch(agentId: number): Promise<WatchSettings>;
    saveWatch(of: { userId: number; agentId: number }, changes: Partial<WatchSettings>): Promise<void>;
    /** Has the running watch go by them from now on. */
    apply(cradle: { id: number; uuid: string }, settings: Partial<AlertSettings & WatchSettings>): void;
  };
  devices: {
    /** @throws AppError `unauthorized` when the session was ended meanwhile; `renew` too. */
    save(device: ReportedDevice): Promise<void>;
    /**
     * @param earlier endpoint at which it was known before
     * @returns false for one that the caregiver does not have.
     */
    renew(earlier: string, device: ReportedDevice): Promise<boolean>;
    remove(device: { userId: number; endpoint: string }): Promise<void>;
    /** Where one of the caregiver's devices is reached; null when they have none of that id. */
    findEndpoint(device: { userId: number; id: number }): Promise<string | null>;
    rename(device: { userId: number; id: number; name: string | null }): Promise<void>;
  };
  alerts: {
    saveResolved(alert: { id: number; ownerId: number; now: number }): Promise<void>;
    saveReopened(alert: { id: number; ownerId: number }): Promise<void>;
    saveAcknowledged(alert: {
      id: number;
      episode: string | null;
      ownerId: number;
      now: number;
      by: string;
    }): Promise<void>;
    /** The same in the running server: its rules, what viewers see, and what is still to be told. */
    resolve(alert: AlertOfCradle): void;
    reopen(alert: ShownAlert): void;
    acknowledge(alert: AlertOfCradle, by: string): void;
    saveKept(alert: { id: number; ownerId: number; kept: boolean }): Promise<void>;
    saveSeen(alert: { id: number; ownerId: number; now: number }): Promise<void>;
    /** All of a caregiver's that were raised until that moment. */
    saveAllSeen(alerts: { ownerId: number; until: number; now: number }): Promise<void>;
  };
  /** The running watch's list of known cradles. */
  directory: {
    find(uuid: string): { id: number; uuid: string; ownerId: number | null } | null;
    note(cradle: Pick<Cradle, 'id' | 'uuid' | 'ownerId' | 'name'>): void;
  };
  /** Has everybody who looks at a cradle see what has changed about it. */
  announce(uuid: string): void;
  /** Forgets what was seen and heard of a cradle: nobody sees another's child. */
  forget(uuid: string): void;
  motor: {
    /** Resolves once the broker has it. @throws AppError `motor_not_sent`. */
    send(uuid: string, action: MotorAction): Promise<void>;
    noteRequest(uuid: string, request: MotorRequest): void;
  };
}
