import type { SensorReading } from '@/lib/cradle/sensors/registry';
import type { RaisedAlert } from './alert';
import type { AlertSettings } from './settings';
import type { AlertType } from './types';
import type { WatchSettings } from './watch-settings';

/** What the rules are told. Frames: whether the picture is byte for byte the one before; null when none is known. */
export type Observation =
  | { kind: 'reading'; reading: SensorReading }
  | { kind: 'frame'; same: boolean | null }
  /** Nothing came: a deadline, or settings that changed. */
  | { kind: 'time' };

export interface RuleContext {
  /** Monotonic ms: the only time that rules know. */
  now: number;
  /** Wall ms of the same moment, for the alert's own time. */
  wallNow: number;
  settings: Pick<AlertSettings, 'maxTemperature' | 'abnormalPositionTimeout' | 'cryingDurationThreshold'> &
    WatchSettings;
  /**
   * Since when cradles could reach this server without a break, monotonic ms: silence counts from here at the
   * earliest. Null while they cannot, and then nobody's silence means anything.
   */
  reachableSince: number | null;
  /** A new ULID. */
  newUid(): string;
}

/** What has to be told, in this order. */
export type AlertEvent =
  /** `rings`: false when its episode was acknowledged. */
  | { kind: 'raised'; alert: RaisedAlert; rings: boolean }
  /** Nobody has answered: to be said again, with how long it has lasted. */
  | { kind: 'still'; uid: string; episode: string; type: AlertType; lastedMs: number }
  /** Normal again since `at` (wall ms), and for long enough to say so; `tells`: caregivers are to hear of it. */
  | { kind: 'cleared'; uid: string; episode: string; type: AlertType; at: number; tells: boolean };
