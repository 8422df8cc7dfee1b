import { addIndex, createTable, type Migration } from '@/lib/store/migrate/step';

/** Sessions are rows, so that signing out ends them; sign-in attempts too, so that a restart forgives none. */
export const sessions: Migration = {
  name: '005-sessions',
  steps: [
    createTable(
      'sessions',
      `token_hash CHAR(64) NOT NULL PRIMARY KEY,
       user_id INT NOT NULL,
       selected_agent_id INT NULL,
       created_at DATETIME(3) NOT NULL,
       expires_at DATETIME(3) NOT NULL,
       CONSTRAINT sessions_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
       CONSTRAINT sessions_agent FOREIGN KEY (selected_agent_id) REFERENCES agents (id) ON DELETE SET NULL`,
    ),
    addIndex('sessions', 'sessions_by_expiry', 'expires_at'),
    createTable(
      'sign_in_attempts',
      `id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
       username_key VARCHAR(255) NOT NULL,
       address VARCHAR(64) NOT NULL,
       succeeded BOOL NOT NULL,
       at DATETIME(3) NOT NULL`,
    ),
    addIndex('sign_in_attempts', 'sign_in_attempts_of_name', 'username_key, address, at'),
    addIndex('sign_in_attempts', 'sign_in_attempts_by_time', 'at'),
  ],
};
