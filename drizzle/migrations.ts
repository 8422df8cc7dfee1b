import type { Migration } from '@/lib/store/migrate/step';
import { contractTables } from './001-contract-tables';
import { exactNames } from './002-exact-names';
import { milliseconds } from './003-milliseconds';
import { roomToGrow } from './004-room-to-grow';
import { sessions } from './005-sessions';
import { liveState } from './006-live-state';

/** In the order in which they run. A landed migration never changes; a new one goes to the end. */
export const MIGRATIONS: readonly Migration[] = [
  contractTables,
  exactNames,
  milliseconds,
  roomToGrow,
  sessions,
  liveState,
];
