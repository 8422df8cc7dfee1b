import type { WireReadingBucket } from '@/lib/contracts/monitoring';
import { getRuntime } from '@/lib/runtime/get-runtime';
import { listReadingBuckets } from '@/lib/store/reading-buckets';
import { toReadingBucket } from './cradle-answers';

/** A cradle's readings between two moments (wall ms) in buckets, those included that wait to be stored. */
export async function readPageBuckets(
  { id, uuid }: { id: number; uuid: string },
  { from, to, resolutionS }: { from: number; to: number; resolutionS: number },
): Promise<WireReadingBucket[]> {
  const { database, storeReadings } = getRuntime();
  await storeReadings(uuid);
  const buckets = await listReadingBuckets(database, { agentId: id, from, to, resolutionS });
  return buckets.map(toReadingBucket);
}
