/** Every kind of alert (CONTRACT §5). Rows of other installations may hold more. */
export const ALERT_TYPES = ['high_temperature', 'crying', 'abnormal_position', 'face_not_detected'] as const;
export type AlertType = (typeof ALERT_TYPES)[number];

/** A stored type as one of the known ones; null for what is none of them. */
export function parseAlertType(text: string): AlertType | null {
  return ALERT_TYPES.find((type) => type === text) ?? null;
}
