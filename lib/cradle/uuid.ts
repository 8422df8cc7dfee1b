const MAX_LENGTH = 255;
/** `/ + #` have a meaning in MQTT topics; control characters have none in a name. */
const FORBIDDEN = /[/+#\p{Cc}]/u;

/**
 * A cradle's name as devices and the app know it: any text of 1–255 characters without `/ + #` or control
 * characters, not `.` or `..`, blanks at the ends trimmed. Compared byte for byte, as topics are.
 * Null when the value is none.
 */
export function parseCradleUuid(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const uuid = value.trim();
  const length = [...uuid].length;
  if (length < 1 || length > MAX_LENGTH || !uuid.isWellFormed()) return null;
  if (uuid === '.' || uuid === '..' || FORBIDDEN.test(uuid)) return null;
  return uuid;
}
