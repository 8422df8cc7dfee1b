/** How far back the list of alerts looks, and how long one that nobody resolved counts as current, in ms. */
export const RECENT_MS = 24 * 3_600_000;

/** How far back the alerts of one cradle go, in ms. */
export const HISTORY_MS = 30 * 24 * 3_600_000;

/** The most alerts that the list of the recent ones holds. */
export const MOST_RECENT = 50;
