import { columnExists, columnIs, type Migration } from '@/lib/store/migrate/step';

/**
 * `deleted_at`: the caregiver has deleted the cradle, and its rows go in the background.
 * `state_from_rows`: what an earlier server knew of the cradle is still to be read from its rows, once. So it is
 * true of the cradles that are there when the column comes, and of none that registers later: the rows of a cradle
 * that changed hands are nobody's knowledge.
 */
export const cradleMarks: Migration = {
  name: '011-cradle-marks',
  steps: [
    {
      done: columnExists('agents', 'deleted_at'),
      sql: 'ALTER TABLE agents ADD COLUMN deleted_at DATETIME(3) NULL',
    },
    {
      done: columnExists('agents', 'state_from_rows'),
      sql: 'ALTER TABLE agents ADD COLUMN state_from_rows BOOL NOT NULL DEFAULT 1',
    },
    {
      done: columnIs('agents', 'state_from_rows', "COLUMN_DEFAULT = '0'"),
      sql: 'ALTER TABLE agents ALTER COLUMN state_from_rows SET DEFAULT 0',
    },
  ],
};
