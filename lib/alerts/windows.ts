/** How far back the list of alerts looks, and how long one that nobody resolved counts as current, in ms. */
export const RECENT_MS = 24 * 3_600_000;

/** How far back the alerts of one cradle go, in ms. */
export const HISTORY_MS = 30 * 24 * 3_600_000;

/** How long a resolve can be taken back, in ms: long enough to notice a slip, too short to rewrite the night. */
export const REOPEN_MS = 5 * 60_000;

/** The most alerts that the list of the recent ones holds. */
export const MOST_RECENT = 50;
