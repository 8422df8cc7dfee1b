import { allOf, columnIs, fillNulls, type Migration } from '@/lib/store/migrate/step';

const ANY_OR_NONE = "CHARACTER_SET_NAME = 'utf8mb4' AND IS_NULLABLE = 'YES'";

/** Tables of earlier installations may be in latin1 or utf8mb3, which hold no "😢", and latin1 no Korean. */
export const anyCharacter: Migration = {
  name: '007-any-character',
  steps: [
    fillNulls('alert_logs', 'alert_message', "''"),
    {
      done: columnIs('alert_logs', 'alert_message', "CHARACTER_SET_NAME = 'utf8mb4' AND IS_NULLABLE = 'NO'"),
      sql: `ALTER TABLE alert_logs
        MODIFY COLUMN alert_message TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL`,
    },
    fillNulls('alert_logs', 'alert_type', "''"),
    {
      done: columnIs('alert_logs', 'alert_type', "IS_NULLABLE = 'NO'"),
      sql: `ALTER TABLE alert_logs
        MODIFY COLUMN alert_type VARCHAR(50) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL`,
    },
    // Both at once: each rewrites the biggest table.
    {
      done: allOf(
        columnIs('sensor_data', 'crying', ANY_OR_NONE),
        columnIs('sensor_data', 'direction', ANY_OR_NONE),
      ),
      sql: `ALTER TABLE sensor_data
        MODIFY COLUMN crying VARCHAR(50) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
        MODIFY COLUMN direction VARCHAR(50) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL`,
    },
  ],
};
