import { columnExists, columnIs, createTable, type Migration } from '@/lib/store/migrate/step';

/**
 * What the rows of each minute of a cradle come to, so that a month is drawn from 43,200 of them and not from millions.
 * `minutes_from`: the minute since 1970 from which on they are counted; null where none is yet, which is so of the
 * cradles that are there when the column comes, and 0 where all are, which is so of those that register later.
 */
export const readingMinutes: Migration = {
  name: '015-reading-minutes',
  steps: [
    createTable(
      'reading_minutes',
      `agent_id INT NOT NULL,
       minute INT NOT NULL,
       readings INT NOT NULL,
       temperature_min FLOAT NULL,
       temperature_max FLOAT NULL,
       temperature_sum DOUBLE NULL,
       temperature_count INT NOT NULL,
       heard INT NOT NULL,
       cried INT NOT NULL,
       facing_up INT NOT NULL,
       turned_left INT NOT NULL,
       turned_right INT NOT NULL,
       no_face INT NOT NULL,
       PRIMARY KEY (agent_id, minute),
       CONSTRAINT reading_minutes_agent FOREIGN KEY (agent_id) REFERENCES agents (id) ON DELETE CASCADE`,
    ),
    {
      done: columnExists('agents', 'minutes_from'),
      sql: 'ALTER TABLE agents ADD COLUMN minutes_from INT NULL',
    },
    {
      done: columnIs('agents', 'minutes_from', "COLUMN_DEFAULT = '0'"),
      sql: 'ALTER TABLE agents ALTER COLUMN minutes_from SET DEFAULT 0',
    },
  ],
};
