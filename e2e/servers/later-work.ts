import { removeExpiredTokens } from '@/lib/store/action-tokens';
import { createAlertIds } from '@/lib/store/alert-ids';
import { connect, createDatabase, type Database, type DatabaseAddress } from '@/lib/store/database';
import { dropAskedEmail, saveEmailRefused } from '@/lib/store/email-addresses';
import { openNamedLock } from '@/lib/store/named-lock';
import { readShown } from '@/lib/store/night';
import { removeOldNotifications } from '@/lib/store/notifications';
import { eraseReleased } from '@/lib/store/released-cradles';
import { sweepOld } from '@/lib/store/retention';
import { deleteExpiredSessions, saveLastSeen } from '@/lib/store/sessions';
import { deleteOldFailures } from '@/lib/store/sign-in-attempts';
import { listUsernames } from '@/lib/store/users';
import { forgetOldWriters } from '@/lib/store/write-position';

const YEAR_MS = 366 * 24 * 3_600_000;
const NO_HASH = 'f'.repeat(64);
const NO_ALERT = '0'.repeat(26);

/** What a server asks of its database only in the course of months, or when others are in trouble; all is gone then. */
export async function doLaterWork({ host, port, user, password, database }: DatabaseAddress): Promise<void> {
  const address = { host, port, user, password, database };
  const connected = createDatabase(address);
  try {
    await noteTrouble(connected);
    await askWhoHoldsTheLock(address);
    await cleanUp(connected, Date.now() + YEAR_MS);
  } finally {
    await connected.end();
  }
}

async function noteTrouble(database: Database): Promise<void> {
  const now = Date.now();
  for (const at of [now, null])
    await saveEmailRefused(database, { userId: 1, address: 'nobody@home.test', at });
  await dropAskedEmail(database, { userId: 1, tokenHash: NO_HASH });
  await saveLastSeen(database, { tokenHash: NO_HASH, now });
  await createAlertIds({ database }).find([NO_ALERT]);
  await readShown(database, [NO_ALERT]);
  await listUsernames(database);
}

/** As a second server does that finds the database taken. */
async function askWhoHoldsTheLock(address: DatabaseAddress): Promise<void> {
  const lock = await openNamedLock(() => connect(address));
  await lock.take(1);
  await lock.findHolder();
  lock.end();
}

async function cleanUp(database: Database, later: number): Promise<void> {
  await deleteExpiredSessions(database, later);
  await deleteOldFailures(database, later);
  await removeExpiredTokens(database, later);
  await removeOldNotifications(database, later);
  await forgetOldWriters(database, { current: ['nobody'], now: later });
  await sweepOld(database, { before: later, now: later });
  await eraseReleased(database);
}
