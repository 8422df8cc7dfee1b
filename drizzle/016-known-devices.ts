import { addColumn, type Migration } from '@/lib/store/migrate/step';

/** What a caregiver needs to tell one of their browsers from another, and to end what is done there. */
export const knownDevices: Migration = {
  name: '016-known-devices',
  steps: [
    // Its hash is no name to be handed out.
    addColumn('sessions', 'id', 'BIGINT NOT NULL AUTO_INCREMENT UNIQUE'),
    addColumn('sessions', 'user_agent', 'VARCHAR(255) NULL'),
    addColumn('sessions', 'last_seen_at', 'DATETIME(3) NULL'),
    addColumn('push_subscriptions', 'name', 'VARCHAR(80) NULL'),
    addColumn('push_subscriptions', 'user_agent', 'VARCHAR(255) NULL'),
  ],
};
