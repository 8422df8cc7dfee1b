import type { WatchSettings } from '@/lib/alerts/watch-settings';
import type { CarePorts } from './ports';

/** Changes how a cradle is watched, from this moment on. @returns all that is in force then. */
export async function changeWatchSettings(
  { settings }: CarePorts,
  {
    cradle,
    changes,
  }: { cradle: { id: number; uuid: string; ownerId: number }; changes: Partial<WatchSettings> },
): Promise<WatchSettings> {
  await settings.saveWatch({ userId: cradle.ownerId, agentId: cradle.id }, changes);
  const saved = await settings.getWatch(cradle.id);
  settings.apply(cradle, saved);
  return saved;
}
