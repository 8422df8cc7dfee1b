import { addIndex, type Migration, noRowHas } from '@/lib/store/migrate/step';

/** CONTRACT §2, as POST /api/alert_settings takes them; earlier installations took anything. */
const TEMPERATURE_C = { min: 30, max: 45 };
const TIMEOUT_S = { min: 1, max: 3600 };

const outside = (column: string, { min, max }: { min: number; max: number }) =>
  `(${column} < ${min} OR ${column} > ${max})`;
const clamped = (column: string, { min, max }: { min: number; max: number }) =>
  `${column} = LEAST(GREATEST(${column}, ${min}), ${max})`;

const ANY_OUTSIDE = [
  outside('max_temperature', TEMPERATURE_C),
  outside('abnormal_position_timeout', TIMEOUT_S),
  outside('crying_duration_threshold', TIMEOUT_S),
].join(' OR ');

/**
 * A value that was never set stays NULL and means the default. The index is not unique: an earlier installation may
 * hold two rows for one caregiver and cradle.
 */
export const settingsInRange: Migration = {
  name: '009-settings-in-range',
  steps: [
    {
      done: noRowHas('alert_settings', ANY_OUTSIDE),
      sql: `UPDATE alert_settings SET
          ${clamped('max_temperature', TEMPERATURE_C)},
          ${clamped('abnormal_position_timeout', TIMEOUT_S)},
          ${clamped('crying_duration_threshold', TIMEOUT_S)}
        WHERE ${ANY_OUTSIDE}`,
      says: 'Alert settings out of range were set to the nearest value that is allowed',
    },
    addIndex('alert_settings', 'alert_settings_of_user', 'user_id, agent_id'),
  ],
};
