import { arrivals, type LiveState } from '@/lib/cradle/live-state';
import { getRuntime } from '@/lib/runtime/get-runtime';
import { listCradles } from '@/lib/store/cradles';
import type { PageUser } from './page-user';

/** A caregiver's cradles with what is known of each, as their page shows them. */
export async function listPageCradles({ id }: PageUser) {
  const { database, settingsOf, stateOf } = getRuntime();
  const rows = await listCradles(database, id);
  return rows.map(({ id: agentId, uuid, name, ip, createdAt }) => ({
    ...{ uuid, name, ip, createdAt },
    heardAt: lastHeardAt(stateOf(uuid)),
    inUse: settingsOf(agentId).inUse,
  }));
}

/** Wall ms of the newest message of any kind; null when there never was one. */
function lastHeardAt(state: LiveState): number | null {
  const moments = Object.values(arrivals(state)).filter((at) => at !== null);
  return moments.length === 0 ? null : Math.max(...moments);
}
