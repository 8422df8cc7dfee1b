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
  const freshId = await cradles.release({ id, ownerId, now: clock.now() });
  if (freshId === null) {
    await learn({ cradles, directory, forget }, { id, uuid });
    throw new AppError('cradle_not_selectable');
  }
  // At once: whatever fails from here on, the cradle is nobody's any more.
  directory.note({ id: freshId, uuid, ownerId: null, name: null });
  forget(uuid);
  await cradles.erase(id);
}

/** An earlier try may have released it without hearing so: then the directory names whose it was. */
async function learn(
  { cradles, directory, forget }: Pick<CarePorts, 'cradles' | 'directory' | 'forget'>,
  { id, uuid }: { id: number; uuid: string },
): Promise<void> {
  const cradle = await cradles.find(uuid);
  // Somebody may have claimed it since that was read, and the directory know so.
  if (cradle === null || cradle.id === id || directory.find(uuid)?.id !== id) return;
  directory.note(cradle);
  forget(uuid);
}
