import type { EmailPorts } from '@/lib/care/email-ports';
import { arrivals, type LiveState } from '@/lib/cradle/live-state';
import type { AlertBoard } from '@/lib/live/alert-board';
import type { Clock } from '@/lib/platform/clock';
import { hasErrorCode } from '@/lib/platform/errors';
import type { Database } from '@/lib/store/database';
import { findDeviceProof } from '@/lib/store/device-proof';
import type { CradleFacts, TonightFacts } from '@/lib/tonight/facts';
import type { Directory } from './directory';
import type { DiskGuard } from './disk-guard';
import type { CradleSettings } from './settings-memory';

interface TonightDeps {
  clock: Clock;
  directory: Pick<Directory, 'listOwned'>;
  board: Pick<AlertBoard, 'list'>;
  diskGuard: Pick<DiskGuard, 'hasRoom' | 'freeBytes'>;
  /** 0: recordings are never stopped, so that the room on the disk decides nothing. */
  leastFreeBytes: number;
  email: EmailPorts;
  stateOf(uuid: string): LiveState;
  settingsOf(agentId: number): CradleSettings;
  brokerIsUp(): boolean;
  /** @throws AppError `database_unavailable` until it was reached for the first time. */
  database(): Database;
}

export type AskTonight = (of: { userId: number; device: string | null }) => Promise<TonightFacts>;

/** Gathers what decides whether a caregiver may go to sleep; lib/tonight decides. */
export function createTonight(deps: TonightDeps): AskTonight {
  const { clock, directory, board, diskGuard, leastFreeBytes, email, stateOf, settingsOf } = deps;

  function cradleFacts({ id, uuid }: { id: number; uuid: string }, now: number): CradleFacts {
    const { inUse, offlineTimeout, pushNotificationsEnabled, emailNotificationsEnabled } = settingsOf(id);
    return {
      uuid,
      inUse,
      offlineTimeout,
      pushEnabled: pushNotificationsEnabled,
      emailEnabled: emailNotificationsEnabled,
      arrivals: arrivals(stateOf(uuid)),
      frozen: board
        .list(uuid, now)
        .some(({ type, clearedAt }) => type === 'stream_frozen' && clearedAt === null),
    };
  }

  async function askStored(userId: number, device: string | null) {
    const [proof, address] = await Promise.all([
      device === null ? null : findDeviceProof(deps.database(), { userId, endpointHash: device }),
      email.addresses.get({ userId, now: clock.now() }),
    ]);
    const confirmed = address.address !== null;
    return { device: proof, email: { canSend: email.canSend, confirmed, refused: address.refused } };
  }

  return async ({ userId, device }) => {
    const stored = await askStored(userId, device).catch((error) => {
      if (hasErrorCode(error, 'database_unavailable')) return null;
      throw error;
    });
    const now = clock.now();
    const knowsRoom = leastFreeBytes === 0 || diskGuard.freeBytes() !== null;
    return {
      now,
      brokerIsUp: deps.brokerIsUp(),
      databaseIsUp: stored !== null,
      hasRoom: knowsRoom ? diskGuard.hasRoom() : null,
      cradles: directory.listOwned(userId).map((cradle) => cradleFacts(cradle, now)),
      device: stored?.device ?? null,
      email: stored?.email ?? null,
    };
  };
}
