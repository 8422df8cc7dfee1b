import { and, eq } from 'drizzle-orm';
import { DEFAULT_WATCH_SETTINGS, type WatchSettings } from '@/lib/alerts/watch-settings';
import type { Database } from './database';
import { agents } from './schema';

const columns = { inUse: agents.inUse, offlineTimeout: agents.offlineTimeout };

/** How a cradle is watched; the defaults for one that is not there any more. */
export async function getWatchSettings({ orm }: Database, agentId: number): Promise<WatchSettings> {
  const rows = await orm.select(columns).from(agents).where(eq(agents.id, agentId)).limit(1);
  return rows[0] ?? DEFAULT_WATCH_SETTINGS;
}

/** Saves some of the settings of a caregiver's cradle; the rest stays. */
export async function saveWatchSettings(
  { orm }: Database,
  { userId, agentId }: { userId: number; agentId: number },
  changes: Partial<WatchSettings>,
): Promise<void> {
  if (Object.keys(changes).length === 0) return;
  await orm
    .update(agents)
    .set(changes)
    .where(and(eq(agents.id, agentId), eq(agents.userId, userId)));
}
