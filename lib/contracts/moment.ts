const FORM =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+\- ]\d{2}:?\d{2})?)?$/i;

/** What a DATETIME holds, in wall ms. */
const FIRST = Date.UTC(1000, 0, 1);
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * A moment as clients write it, in wall ms; null for what is none, a day that does not exist and a year that no database
 * holds included (CONTRACT §1).
 * In a query that was not encoded the `+` of an offset arrives as a blank: it is read as what was meant.
 */
export function parseMoment(text: string): number | null {
  const match = FORM.exec(text.trim());
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  const [h, m, s] = [hour, minute, second].map((part) => Number(part ?? 0)) as [number, number, number];
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const isReal = new Date(date).toISOString().startsWith(`${year}-${month}-${day}`);
  const offset = parseOffset(zone ?? 'Z');
  if (!isReal || offset === null || h > 23 || m > 59 || s > 59) return null;
  const milliseconds = Math.floor(Number(`0.${fraction ?? '0'}`) * 1000);
  const moment = date + ((h * 60 + m) * 60 + s) * 1000 + milliseconds - offset;
  return moment < FIRST || moment > LAST ? null : moment;
}

/** ms east of UTC. */
function parseOffset(zone: string): number | null {
  if (zone.toUpperCase() === 'Z') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  if (hours > 14 || minutes > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
