import type { PageAlert } from './page-alert';

export interface AlertDay {
  /** YYYY-MM-DD in that zone. */
  key: string;
  /** Wall ms within the day; null for the alerts of earlier installations that have no time. */
  at: number | null;
  alerts: PageAlert[];
}

/** Alerts by the days of a time zone, in the order in which they come; those without a time are together. */
export function alertsByDay(alerts: readonly PageAlert[], timeZone: string): AlertDay[] {
  // Swedish dates are ISO dates.
  const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  const days = new Map<string, AlertDay>();
  for (const alert of alerts) {
    const at = alert.created_at === null ? null : Date.parse(alert.created_at);
    const key = at === null ? 'none' : calendar.format(at);
    const day = days.get(key) ?? { key, at, alerts: [] };
    day.alerts.push(alert);
    days.set(key, day);
  }
  return [...days.values()];
}
