import { columnExists, createTable, type Migration } from '@/lib/store/migrate/step';

/**
 * The outbox: one row for each time that one caregiver is told something on one way, what became of it and when it is
 * tried again. With it the tokens by which a phone without a session says that it has shown an alert, and the
 * addresses that caregivers confirm before any e-mail goes there.
 */
export const notifications: Migration = {
  name: '013-notifications',
  steps: [
    createTable(
      'notifications',
      `uid CHAR(26) NOT NULL PRIMARY KEY,
       user_id INT NOT NULL,
       agent_id INT NULL,
       alert_uid CHAR(26) NULL,
       kind VARCHAR(20) NOT NULL,
       channel VARCHAR(20) NOT NULL,
       device_id BIGINT NULL,
       state VARCHAR(20) NOT NULL,
       reason VARCHAR(255) NULL,
       attempts INT NOT NULL,
       created_at DATETIME(3) NOT NULL,
       next_try_at DATETIME(3) NULL,
       sent_at DATETIME(3) NULL,
       shown_at DATETIME(3) NULL,
       opened_at DATETIME(3) NULL,
       KEY notifications_alert (alert_uid),
       KEY notifications_agent (agent_id),
       KEY notifications_user_time (user_id, created_at),
       KEY notifications_state (state, next_try_at),
       KEY notifications_time (created_at),
       CONSTRAINT notifications_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
       CONSTRAINT notifications_agent FOREIGN KEY (agent_id) REFERENCES agents (id) ON DELETE CASCADE`,
    ),
    createTable(
      'action_tokens',
      `token_hash CHAR(64) NOT NULL PRIMARY KEY,
       user_id INT NOT NULL,
       agent_id INT NULL,
       alert_uid CHAR(26) NULL,
       notification_uid CHAR(26) NOT NULL,
       device_id BIGINT NULL,
       expires_at DATETIME(3) NOT NULL,
       KEY action_tokens_expiry (expires_at),
       CONSTRAINT action_tokens_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
       CONSTRAINT action_tokens_agent FOREIGN KEY (agent_id) REFERENCES agents (id) ON DELETE CASCADE`,
    ),
    createTable(
      'email_addresses',
      `user_id INT NOT NULL PRIMARY KEY,
       address VARCHAR(254) NULL,
       locale VARCHAR(5) NOT NULL,
       confirmed_at DATETIME(3) NULL,
       refused_at DATETIME(3) NULL,
       asked_address VARCHAR(254) NULL,
       token_hash CHAR(64) NULL,
       token_expires_at DATETIME(3) NULL,
       updated_at DATETIME(3) NOT NULL,
       UNIQUE KEY email_addresses_token (token_hash),
       CONSTRAINT email_addresses_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE`,
    ),
    {
      done: columnExists('push_subscriptions', 'locale'),
      sql: "ALTER TABLE push_subscriptions ADD COLUMN locale VARCHAR(5) NOT NULL DEFAULT 'ko'",
    },
  ],
};
