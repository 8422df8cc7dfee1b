/** What a page of a night cannot show, and why. */
export const NIGHT_PROBLEMS = ['unreadable', 'hours', 'not_yet'] as const;
export type NightProblem = (typeof NIGHT_PROBLEMS)[number];

/** The reader's time zone by its name, which only the browser knows and the server must, to know when a night is. */
export const TIME_ZONE_COOKIE = 'time_zone';

/** The reader's hours of the night, `20:00-07:00`, when they are not those that everyone begins with. */
export const NIGHT_HOURS_COOKIE = 'night_hours';
