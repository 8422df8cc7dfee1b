/** As many as a button of the switcher shows on a phone. */
export const LONGEST_NAME = 40;
/** A line break would begin a new line of a notification. */
const FORBIDDEN = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/**
 * What a caregiver calls a cradle: 1–40 characters, blanks at the ends trimmed, without control characters and line
 * breaks. Null when the text is none.
 */
export function parseCradleName(text: string): string | null {
  const name = text.trim();
  const length = [...name].length;
  return length >= 1 && length <= LONGEST_NAME && name.isWellFormed() && !FORBIDDEN.test(name) ? name : null;
}

/** How a cradle is called wherever a caregiver reads of it. */
export function cradleLabel({ name, uuid }: { name: string | null; uuid: string }): string {
  return name ?? uuid;
}
