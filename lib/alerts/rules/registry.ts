import type { AlertType } from '../types';
import { crying } from './crying';
import { deviceOffline } from './device-offline';
import { highTemperature } from './high-temperature';
import { abnormalPosition, faceNotDetected } from './position';
import type { Rule } from './rule';
import { signalLost } from './signal-lost';
import { streamFrozen } from './stream-frozen';

/** The rule of each kind of alert; null where no cradle raises it, but this server for all of a caregiver's. */
export const RULES = {
  high_temperature: highTemperature,
  crying,
  abnormal_position: abnormalPosition,
  face_not_detected: faceNotDetected,
  device_offline: deviceOffline,
  stream_frozen: streamFrozen,
  signal_lost: signalLost,
  watch_interrupted: null,
  recording_stopped: null,
} as const satisfies Record<AlertType, Rule | null>;

export interface KeyedRule {
  type: AlertType;
  /** Names the episode: the type, or a part of it. */
  key: string;
  rule: Rule;
}

export const KEYED_RULES: readonly KeyedRule[] = (
  Object.entries(RULES) as [AlertType, Rule | null][]
).flatMap(([type, rule]) => (rule === null ? [] : rule.keys.map((key) => ({ type, key, rule }))));
