import {
  anyOf,
  columnIs,
  isTableWith,
  type Migration,
  nameIsFree,
  refuseUnless,
} from '@/lib/store/migrate/step';

/** A column by which each table of ours, or of an earlier installation, is told from another of the same name. */
const MARKS = {
  users: 'username',
  agents: 'uuid',
  alert_logs: 'alert_type',
  sensor_data: 'agent_id',
  video_frames: 'frame',
  alert_settings: 'agent_id',
  sessions: 'token_hash',
  sign_in_attempts: 'username_key',
  cradle_state: 'live',
  write_position: 'batch',
  push_subscriptions: 'endpoint_hash',
  notifications: 'alert_uid',
  action_tokens: 'token_hash',
  email_addresses: 'confirmed_at',
};

/** Our tables refer to these two, and a foreign key wants the same type at both ends. */
const REFERRED_TO = ['users', 'agents'];
const IS_INT = "DATA_TYPE = 'int' AND COLUMN_TYPE NOT LIKE '%unsigned%'";

/** Another program may keep its tables in the same database (Flask-Session makes a `sessions`): they are not ours. */
export const takenNames: Migration = {
  name: '000-taken-names',
  steps: [
    ...Object.entries(MARKS).map(([table, column]) =>
      refuseUnless(
        anyOf(nameIsFree(table), isTableWith(table, column)),
        `Nothing was changed: there is a table or view "${table}" that is of another program, because it is no table ` +
          `with a column "${column}". Rename it, or give Smart Cradle a database of its own`,
      ),
    ),
    ...REFERRED_TO.map((table) =>
      refuseUnless(
        anyOf(nameIsFree(table), columnIs(table, 'id', IS_INT)),
        `Nothing was changed: ${table}.id is no INT, as earlier installations have it. Change it, and what refers ` +
          'to it, to INT',
      ),
    ),
  ],
};
