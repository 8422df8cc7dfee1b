import { AppError } from '@/lib/platform/errors';
import type { CarePorts } from './ports';

/**
 * Gives a cradle up: its readings, frames, alerts and settings are deleted, and it is free to be claimed again.
 * @throws AppError `cradle_not_selectable` when it is not the caregiver's (any more).
 */
export async function release(
  { cradles, directory, forget, clock }: CarePorts,
  { id, uuid, ownerId }: { id: number; uuid: string; ownerId: number },
): Promise<void> {
  if (!(await cradles.release({ id, ownerId, now: clock.now() }))) {
    throw new AppError('cradle_not_selectable');
  }
  const fresh = await cradles.find(uuid);
  if (fresh) directory.note(fresh);
  forget(uuid);
  await cradles.erase();
}
