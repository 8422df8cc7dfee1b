import type { EmailPorts } from '@/lib/care/email-ports';
import { arrivals } from '@/lib/cradle/live-state';
import type { Clock } from '@/lib/platform/clock';
import { hasErrorCode } from '@/lib/platform/errors';
import type { Database } from '@/lib/store/database';
import { findDeviceProof, findEmailProof } from '@/lib/store/reach-proof';
import type { CradleFacts, DeviceFacts, EmailFacts, TonightFacts } from '@/lib/tonight/facts';
import type { CradleMemory } from '@/lib/watch/ports';
import type { Directory } from './directory';
import type { DiskGuard } from './disk-guard';
import type { CradleSettings } from './settings-memory';

interface TonightDeps {
  clock: Clock;
  directory: Pick<Directory, 'listOwned'>;
  diskGuard: Pick<DiskGuard, 'hasRoom' | 'freeBytes'>;
  /** 0: recordings are never stopped, so that the room on the disk decides nothing. */
  leastFreeBytes: number;
  email: EmailPorts;
  memoryOf(uuid: string): CradleMemory;
  settingsOf(agentId: number): CradleSettings;
  brokerIsUp(): boolean;
  /** Whether the database took in what was last to be stored. */
  storesReadings(): boolean;
  /** @throws AppError `database_unavailable` until it was reached for the first time. */
  database(): Database;
}

/** @param device SHA-256 of the endpoint of the browser that asks, hex; null for one that does not say */
export type AskTonight = (of: { userId: number; device: string | null }) => Promise<TonightFacts>;

/** Gathers what decides whether a caregiver may go to sleep; lib/tonight decides. */
export function createTonight(deps: TonightDeps): AskTonight {
  const { clock, directory, diskGuard, leastFreeBytes, email, memoryOf, settingsOf } = deps;

  function cradleFacts({ id, uuid }: { id: number; uuid: string }): CradleFacts {
    const { inUse, offlineTimeout, pushNotificationsEnabled, emailNotificationsEnabled } = settingsOf(id);
    const { live, rules } = memoryOf(uuid);
    return {
      uuid,
      inUse,
      offlineTimeout,
      pushEnabled: pushNotificationsEnabled,
      emailEnabled: emailNotificationsEnabled,
      // A device that goes on saying that it is still looking for the face tells nobody how the baby lies.
      arrivals: { ...arrivals(live), direction: live.direction?.at ?? null },
      frozenSince: rules?.facts.frozenSince ?? null,
    };
  }

  async function askDevice(userId: number, device: string | null): Promise<DeviceFacts | null> {
    return device === null ? null : findDeviceProof(deps.database(), { userId, endpointHash: device });
  }

  async function askEmail(userId: number): Promise<EmailFacts> {
    const { address, refused } = await email.addresses.get({ userId, now: clock.now() });
    const proof = await findEmailProof(deps.database(), userId);
    return {
      ...{ canSend: email.canSend, confirmed: address !== null, refused },
      ...{ failed: proof?.failed ?? false, provenAt: proof?.provenAt ?? null },
    };
  }

  return async ({ userId, device }) => {
    const stored = await Promise.all([askDevice(userId, device), askEmail(userId)]).catch((error) => {
      if (hasErrorCode(error, 'database_unavailable')) return null;
      throw error;
    });
    const knowsRoom = leastFreeBytes === 0 || diskGuard.freeBytes() !== null;
    return {
      now: clock.now(),
      brokerIsUp: deps.brokerIsUp(),
      databaseIsUp: stored !== null,
      storesReadings: deps.storesReadings(),
      hasRoom: knowsRoom ? diskGuard.hasRoom() : null,
      cradles: directory.listOwned(userId).map(cradleFacts),
      device: stored?.[0] ?? null,
      email: stored?.[1] ?? null,
    };
  };
}
