/** Kinds of alert about the baby (CONTRACT §5). */
export const BABY_ALERT_TYPES = [
  'high_temperature',
  'crying',
  'abnormal_position',
  'face_not_detected',
] as const;

/**
 * Kinds of alert about the watching itself: a cradle that says nothing, a picture that stands still, one signal that
 * stopped while others go on, a time in which this server could not watch, and recordings that are not kept for lack
 * of room.
 */
export const WATCH_ALERT_TYPES = [
  'device_offline',
  'stream_frozen',
  'signal_lost',
  'watch_interrupted',
  'recording_stopped',
] as const;

/** Every kind of alert. Rows of other installations may hold more. */
export const ALERT_TYPES = [...BABY_ALERT_TYPES, ...WATCH_ALERT_TYPES] as const;
export type AlertType = (typeof ALERT_TYPES)[number];

/** A stored type as one of the known ones; null for what is none of them. */
export function parseAlertType(text: string): AlertType | null {
  return ALERT_TYPES.find((type) => type === text) ?? null;
}
