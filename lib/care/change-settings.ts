import type { AlertSettings } from '@/lib/alerts/settings';
import type { CarePorts } from './ports';

/**
 * Changes some of a caregiver's settings for a cradle, from this moment on: a time that has passed by the new ones is
 * over. @returns all that are in force then.
 */
export async function changeSettings(
  { settings }: CarePorts,
  {
    cradle,
    changes,
  }: { cradle: { id: number; uuid: string; ownerId: number }; changes: Partial<AlertSettings> },
): Promise<AlertSettings> {
  const of = { userId: cradle.ownerId, agentId: cradle.id };
  await settings.save(of, changes);
  const saved = await settings.get(of);
  settings.apply(cradle, saved);
  return saved;
}
