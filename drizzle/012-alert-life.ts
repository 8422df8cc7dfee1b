import { addColumn, addIndex, addUniqueIndex, type Migration } from '@/lib/store/migrate/step';

/**
 * What becomes of an alert after it was raised: its name before the database's id, the episode it belongs to, who
 * looked after it, when things were normal again, and whether its recording is kept. What a caregiver sets about the
 * watching of a cradle, and what the rules remember of it.
 */
export const alertLife: Migration = {
  name: '012-alert-life',
  steps: [
    addColumn('alert_logs', 'uid', 'CHAR(26) NULL'),
    addColumn('alert_logs', 'episode', 'CHAR(26) NULL'),
    addColumn('alert_logs', 'details', 'JSON NULL'),
    addColumn('alert_logs', 'cleared_at', 'DATETIME(3) NULL'),
    addColumn('alert_logs', 'acknowledged_at', 'DATETIME(3) NULL'),
    addColumn('alert_logs', 'acknowledged_by', 'VARCHAR(80) NULL'),
    addColumn('alert_logs', 'kept', 'BOOL NOT NULL DEFAULT 0'),
    addUniqueIndex('alert_logs', 'alert_logs_uid', 'uid'),
    addIndex('alert_logs', 'alert_logs_episode', 'episode'),
    addColumn('agents', 'in_use', 'BOOL NOT NULL DEFAULT 1'),
    addColumn('agents', 'offline_timeout', 'INT NOT NULL DEFAULT 60'),
    // What is there when the column comes was recorded by an earlier installation, and nobody was told that it ends.
    addColumn('agents', 'swept_from', 'DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3)'),
    addColumn('cradle_state', 'rules', 'JSON NULL'),
    addColumn('cradle_state', 'rules_version', 'BIGINT NOT NULL DEFAULT 0'),
  ],
};
