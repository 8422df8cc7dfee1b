import type { Migration } from '@/lib/store/migrate/step';
import { replacedTables } from './000-replaced-tables';
import { takenNames } from './000-taken-names';
import { contractTables } from './001-contract-tables';
import { exactNames } from './002-exact-names';
import { milliseconds } from './003-milliseconds';
import { roomToGrow } from './004-room-to-grow';
import { sessions } from './005-sessions';
import { liveState } from './006-live-state';
import { anyCharacter } from './007-any-character';
import { looserColumns } from './008-looser-columns';
import { settingsInRange } from './009-settings-in-range';
import { pushSubscriptions } from './010-push-subscriptions';
import { cradleMarks } from './011-cradle-marks';
import { alertLife } from './012-alert-life';
import { notifications } from './013-notifications';
import { seenAlerts } from './014-seen-alerts';
import { readingMinutes } from './015-reading-minutes';
import { knownDevices } from './016-known-devices';
import { cradleNames } from './017-cradle-names';
import { deviceSessions } from './018-device-sessions';

/**
 * In the order in which they run. What a landed migration does to a database that has it never changes; a new one
 * goes to the end, except the two of 000: one looks whether there may be any, the other for what 002 makes unseen.
 */
export const MIGRATIONS: readonly Migration[] = [
  takenNames,
  replacedTables,
  contractTables,
  exactNames,
  milliseconds,
  roomToGrow,
  sessions,
  liveState,
  anyCharacter,
  looserColumns,
  settingsInRange,
  pushSubscriptions,
  cradleMarks,
  alertLife,
  notifications,
  seenAlerts,
  readingMinutes,
  knownDevices,
  cradleNames,
  deviceSessions,
];
