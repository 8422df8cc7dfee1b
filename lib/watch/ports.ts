import type { AlertEvent, RuleContext } from '@/lib/alerts/evaluate';
import type { RulesState } from '@/lib/alerts/rules-state';
import type { LiveState } from '@/lib/cradle/live-state';
import type { FramePayload } from '@/lib/frames/frame-payload';
import type { FeedChange } from '@/lib/live/change-feed';
import type { Clock, Moment } from '@/lib/platform/clock';
import type { ReadingRow } from './reading-row';

/** A registered cradle; without an owner it is unclaimed. */
export interface KnownCradle {
  id: number;
  uuid: string;
  ownerId: number | null;
}

/** A cradle that somebody is to be told about. */
export interface ClaimedCradle extends KnownCradle {
  ownerId: number;
}

/** What is known of one cradle, as it is written down: times in wall ms. */
export interface CradleMemory {
  live: LiveState;
  /** Null where the rules have nothing to remember. */
  rules: RulesState | null;
}

/** What the watch needs of the rest of the house. */
export interface WatchPorts {
  clock: Clock;
  directory: { find(uuid: string): KnownCradle | null };
  journal: {
    append(agentId: number, row: ReadingRow): void;
    saveState(agentId: number, memory: CradleMemory): void;
  };
  frames: { accept(uuid: string, payload: FramePayload, moment: Moment): void };
  recorder: {
    /** Every frame of a claimed cradle: it may be stored now, or when an alert is raised within seconds. */
    frame(agentId: number, payload: FramePayload, moment: Moment): void;
    /** Whether each reading is to have a row of its own. */
    isRecording(agentId: number): boolean;
  };
  feed: {
    publish(uuid: string, change: FeedChange): void;
    publishAll(change: FeedChange): void;
  };
  settings: { of(agentId: number): RuleContext['settings'] };
  /** Since when cradles can reach us without a break, monotonic ms; null while they cannot. */
  reachableSince(): number | null;
  alerts: {
    /** @param memory that goes to the database with them: neither is there without the other. */
    handle(cradle: ClaimedCradle, events: readonly AlertEvent[], memory: CradleMemory): void;
  };
  /** A new ULID. */
  newUid(): string;
  log: { warn(sentence: string, fields?: Record<string, unknown>): void };
}

export function isClaimed<C extends KnownCradle>(cradle: C): cradle is C & ClaimedCradle {
  return cradle.ownerId !== null;
}
