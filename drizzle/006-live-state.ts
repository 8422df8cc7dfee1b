import { createTable, type Migration } from '@/lib/store/migrate/step';

/** The newest known of each cradle in one row, and the number of the last batch that a writer has committed. */
export const liveState: Migration = {
  name: '006-live-state',
  steps: [
    createTable(
      'cradle_state',
      `agent_id INT NOT NULL PRIMARY KEY,
       live JSON NOT NULL,
       updated_at DATETIME(3) NOT NULL,
       CONSTRAINT cradle_state_agent FOREIGN KEY (agent_id) REFERENCES agents (id) ON DELETE CASCADE`,
    ),
    createTable(
      'write_position',
      `writer CHAR(26) NOT NULL PRIMARY KEY,
       batch BIGINT NOT NULL,
       updated_at DATETIME(3) NOT NULL`,
    ),
  ],
};
