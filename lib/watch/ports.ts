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

/** What the watch needs of the rest of the house. */
export interface WatchPorts {
  clock: Clock;
  directory: { find(uuid: string): KnownCradle | null };
  journal: {
    append(agentId: number, row: ReadingRow): void;
    saveState(agentId: number, state: LiveState): void;
  };
  frames: { accept(uuid: string, payload: FramePayload, moment: Moment): void };
  feed: {
    publish(uuid: string, change: FeedChange): void;
    publishAll(change: FeedChange): void;
  };
  log: { warn(sentence: string, fields?: Record<string, unknown>): void };
}
