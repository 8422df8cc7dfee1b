import { addColumn, type Migration } from '@/lib/store/migrate/step';

/**
 * Push ends with the session by which a browser was last told of, when somebody ends that. And a device whose push
 * service knows its address no more is kept for a while: its browser may come with another one, where a device that a
 * person removed must not.
 */
export const deviceSessions: Migration = {
  name: '018-device-sessions',
  steps: [
    addColumn('push_subscriptions', 'session_hash', 'CHAR(64) NULL'),
    addColumn('push_subscriptions', 'gone_at', 'DATETIME(3) NULL'),
  ],
};
