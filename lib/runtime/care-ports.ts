import type { Leases } from '@/lib/auth/leases';
import type { CarePorts } from '@/lib/care/ports';
import type { FrameCache } from '@/lib/frames/frame-cache';
import type { CradleLink } from '@/lib/mqtt/link';
import type { Clock } from '@/lib/platform/clock';
import { claimCradle, findCradle, saveCradleAddress } from '@/lib/store/cradles';
import type { Database } from '@/lib/store/database';
import type { Watch } from '@/lib/watch/watch';
import type { Directory } from './directory';

interface CareDeps {
  clock: Clock;
  directory: Directory;
  frames: FrameCache;
  leases: Leases;
  link: CradleLink;
  watch: Watch;
  /** @throws AppError `database_unavailable` until it was reached for the first time. */
  database(): Database;
}

/** What caregivers do, wired to the store and the running watch. */
export function createCarePorts({
  clock,
  directory,
  frames,
  leases,
  link,
  watch,
  database,
}: CareDeps): CarePorts {
  return {
    clock,
    directory,
    cradles: {
      find: async (uuid) => findCradle(database(), uuid),
      saveAddress: async (cradle) => saveCradleAddress(database(), cradle),
      claim: async (claim) => claimCradle(database(), claim),
    },
    forget(uuid) {
      leases.revokeCradle(uuid);
      frames.clear(uuid);
      watch.forget(uuid);
    },
    motor: {
      send: (uuid, action) => link.sendServo(uuid, action),
      noteRequest(uuid, request) {
        const cradle = directory.find(uuid);
        if (cradle) watch.motorAsked(cradle, request);
      },
    },
  };
}
