import { parseCradleUuid } from '@/lib/cradle/uuid';
import { AppError } from '@/lib/platform/errors';
import type { CarePorts, Cradle } from './ports';

/**
 * Makes a cradle the caregiver's. Claiming one's own again changes nothing.
 * @throws AppError `cradle_not_registered` when no device has said this name, `cradle_claimed` when somebody else
 *   has it: a cradle is never taken over.
 */
export async function claim(
  { cradles, directory, forget, settings, clock }: CarePorts,
  { uuid, ownerId }: { uuid: string; ownerId: number },
): Promise<Cradle> {
  const name = parseCradleUuid(uuid);
  const before = name === null ? null : await cradles.find(name);
  if (name === null || before === null) throw new AppError('cradle_not_registered');
  if (!(await cradles.claim({ uuid: name, ownerId, now: clock.now() }))) throw new AppError('cradle_claimed');
  const cradle = await cradles.find(name);
  if (cradle === null) throw new AppError('cradle_not_registered');
  if (before.ownerId !== ownerId) forget(name);
  settings.apply(cradle, {
    ...(await settings.get({ userId: ownerId, agentId: cradle.id })),
    ...(await settings.getWatch(cradle.id)),
  });
  directory.note(cradle);
  return cradle;
}
