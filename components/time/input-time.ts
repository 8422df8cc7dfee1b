/** A moment (wall ms) as an input of the type datetime-local holds it, in that time zone. */
export function toInputTime(ms: number, timeZone: string): string {
  // Swedish dates and times are those of ISO, but for the blank between them.
  const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return calendar.format(ms).replace(' ', 'T');
}

/** What such an input holds, read in the browser's own zone, as ISO 8601 in UTC; as it is when it is no time. */
export function fromInputTime(text: string): string {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? text : new Date(ms).toISOString();
}
