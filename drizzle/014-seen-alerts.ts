import { addColumn, columnIs, type Migration } from '@/lib/store/migrate/step';

/**
 * Which alerts their caregiver has looked at. What was raised before counts as seen: nobody could say so of it, and
 * years of unread alerts would hide the first new one.
 */
export const seenAlerts: Migration = {
  name: '014-seen-alerts',
  steps: [
    addColumn('alert_logs', 'seen_at', 'DATETIME(3) NULL DEFAULT CURRENT_TIMESTAMP(3)'),
    {
      // MariaDB spells a default of NULL out.
      done: columnIs('alert_logs', 'seen_at', "COALESCE(COLUMN_DEFAULT, 'NULL') = 'NULL'"),
      sql: 'ALTER TABLE alert_logs MODIFY COLUMN seen_at DATETIME(3) NULL',
    },
  ],
};
