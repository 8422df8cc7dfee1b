import type { AlertSettings } from '@/lib/alerts/settings';
import type { CarePorts } from './ports';

/** Changes some of a caregiver's settings for a cradle. @returns all that are in force then. */
export async function changeSettings(
  { settings }: CarePorts,
  { cradle, changes }: { cradle: { id: number; ownerId: number }; changes: Partial<AlertSettings> },
): Promise<AlertSettings> {
  const of = { userId: cradle.ownerId, agentId: cradle.id };
  await settings.save(of, changes);
  return settings.get(of);
}
