import { columnExists, type Migration } from '@/lib/store/migrate/step';

/** What a caregiver calls a cradle. A released cradle gets a new row, so nobody inherits a name. */
export const cradleNames: Migration = {
  name: '017-cradle-names',
  steps: [
    {
      done: columnExists('agents', 'name'),
      sql: 'ALTER TABLE agents ADD COLUMN name VARCHAR(80) NULL',
    },
  ],
};
