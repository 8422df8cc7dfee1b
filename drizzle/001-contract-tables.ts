import {
  anyOf,
  createTable,
  type Migration,
  not,
  type Step,
  tableExists,
  tableIs,
} from '@/lib/store/migrate/step';

const TABLES = ['users', 'agents', 'alert_logs', 'sensor_data', 'video_frames', 'alert_settings'];

/** MyISAM has neither transactions nor foreign keys, and none may point at it. */
function toInnoDb(table: string): Step {
  return {
    done: anyOf(not(tableExists(table)), tableIs(table, "ENGINE = 'InnoDB'")),
    sql: `ALTER TABLE ${table} ENGINE=InnoDB`,
  };
}

/** The six tables as earlier installations have them: on such a database every step is done, or changes the engine alone. */
export const contractTables: Migration = {
  name: '001-contract-tables',
  steps: [
    ...TABLES.map(toInnoDb),
    createTable(
      'users',
      `id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
       username VARCHAR(80) NOT NULL,
       password VARCHAR(255) NOT NULL,
       UNIQUE KEY username (username)`,
    ),
    createTable(
      'agents',
      `id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
       uuid VARCHAR(255) NOT NULL,
       ip VARCHAR(255) NOT NULL,
       user_id INT NULL,
       created_at DATETIME NULL,
       updated_at DATETIME NULL,
       UNIQUE KEY uuid (uuid),
       CONSTRAINT agents_user FOREIGN KEY (user_id) REFERENCES users (id)`,
    ),
    createTable(
      'alert_logs',
      `id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
       user_id INT NOT NULL,
       agent_id INT NOT NULL,
       alert_type VARCHAR(50) NOT NULL,
       alert_message TEXT NOT NULL,
       temperature FLOAT NULL,
       face_detected BOOL NULL,
       notification_sent BOOL NULL,
       resolved BOOL NULL,
       created_at DATETIME NULL,
       resolved_at DATETIME NULL,
       CONSTRAINT alert_logs_user FOREIGN KEY (user_id) REFERENCES users (id),
       CONSTRAINT alert_logs_agent FOREIGN KEY (agent_id) REFERENCES agents (id)`,
    ),
    createTable(
      'sensor_data',
      `id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
       agent_id INT NOT NULL,
       alert_log_id INT NULL,
       timestamp DATETIME NULL,
       temperature FLOAT NULL,
       crying VARCHAR(50) NULL,
       direction VARCHAR(50) NULL,
       CONSTRAINT sensor_data_agent FOREIGN KEY (agent_id) REFERENCES agents (id),
       CONSTRAINT sensor_data_alert FOREIGN KEY (alert_log_id) REFERENCES alert_logs (id)`,
    ),
    createTable(
      'video_frames',
      `id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
       agent_id INT NOT NULL,
       alert_log_id INT NULL,
       timestamp DATETIME NULL,
       frame BLOB NOT NULL,
       CONSTRAINT video_frames_agent FOREIGN KEY (agent_id) REFERENCES agents (id),
       CONSTRAINT video_frames_alert FOREIGN KEY (alert_log_id) REFERENCES alert_logs (id)`,
    ),
    createTable(
      'alert_settings',
      `id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
       user_id INT NOT NULL,
       agent_id INT NOT NULL,
       max_temperature FLOAT NULL,
       abnormal_position_timeout INT NULL,
       crying_duration_threshold INT NULL,
       push_notifications_enabled BOOL NULL,
       email_notifications_enabled BOOL NULL,
       push_endpoint TEXT NULL,
       push_p256dh TEXT NULL,
       push_auth TEXT NULL,
       CONSTRAINT alert_settings_user FOREIGN KEY (user_id) REFERENCES users (id),
       CONSTRAINT alert_settings_agent FOREIGN KEY (agent_id) REFERENCES agents (id)`,
    ),
  ],
};
