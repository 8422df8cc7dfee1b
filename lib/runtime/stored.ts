import type { Leases } from '@/lib/auth/leases';
import { createMediaLinks, type MediaLinks } from '@/lib/auth/media-links';
import { createPasswordCheck, type PasswordCheck } from '@/lib/auth/password-check';
import { createSessions, type Sessions, type SessionsDeps } from '@/lib/auth/sessions';
import { createSignInLimit, type SignInLimit } from '@/lib/auth/sign-in-limit';
import type { Clock } from '@/lib/platform/clock';
import { AppError } from '@/lib/platform/errors';
import type { Logger } from '@/lib/platform/logger';
import type { Database } from '@/lib/store/database';
import type { StoreLanes } from './store-lanes';

/** What can only be made once the database is there. */
export interface Stored {
  database: Database;
  lanes: StoreLanes;
  sessions: Sessions;
  passwordCheck: PasswordCheck;
  signInLimit: SignInLimit;
  mediaLinks: MediaLinks;
}

/** Where it will be, for all that is made before. */
export interface StoredPlace {
  /** Null until the database was reached for the first time. */
  find(): Stored | null;
  /** @throws AppError `database_unavailable` until then. */
  get(): Stored;
  /** @throws AppError `database_unavailable` until then. */
  database(): Database;
  put(stored: Stored): void;
}

export function createStoredPlace(): StoredPlace {
  let stored: Stored | null = null;

  function get(): Stored {
    if (stored === null) throw new AppError('database_unavailable', { details: { retryAfterS: 5 } });
    return stored;
  }

  return {
    find: () => stored,
    get,
    database: () => get().database,
    put(made) {
      stored = made;
    },
  };
}

interface StoredDeps {
  database: Database;
  lanes: StoreLanes;
  leases: Pick<Leases, 'revokeSession'>;
  removeDevices: SessionsDeps['removeDevices'];
  secret: string;
  clock: Clock;
  /** Of what belongs to accounts. */
  logger: Logger;
}

export function createStored(deps: StoredDeps): Stored {
  const { database, lanes, leases, removeDevices, secret, clock, logger } = deps;
  const sessions = createSessions({ database, leases, clock, removeDevices });
  return {
    database,
    lanes,
    sessions,
    passwordCheck: createPasswordCheck({ database, logger }),
    signInLimit: createSignInLimit({ database, clock }),
    mediaLinks: createMediaLinks({ secret, sessions, clock }),
  };
}
