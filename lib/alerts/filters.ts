/** What an alert is about: the baby, or the watching itself. */
export const ALERT_KINDS = ['baby', 'watch'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** What has become of an alert, as far as its caregiver looks for it. */
export const ALERT_STATES = ['open', 'unread', 'resolved', 'kept'] as const;
export type AlertState = (typeof ALERT_STATES)[number];
