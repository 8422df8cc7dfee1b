import { AppError } from '@/lib/platform/errors';
import type { CarePorts } from './ports';

/**
 * Calls a cradle what its caregiver wants it called; null takes the name away.
 * @throws AppError `not_found` when it is not the caregiver's any more.
 */
export async function nameCradle(
  { cradles, directory, announce }: CarePorts,
  { cradle, name }: { cradle: { id: number; uuid: string; ownerId: number }; name: string | null },
): Promise<void> {
  const { id, uuid, ownerId } = cradle;
  if (!(await cradles.rename({ id, ownerId, name }))) throw new AppError('not_found');
  // Released meanwhile, it is known by another id, and has no name.
  if (directory.find(uuid)?.id !== id) return;
  directory.note({ id, uuid, ownerId, name });
  announce(uuid);
}
