import type { LiveSnapshot } from '@/lib/contracts/live';
import type { Runtime } from '@/lib/runtime/runtime';
import { toLiveSnapshot } from './live-snapshot';

type LiveSources = Pick<
  Runtime,
  'alertBoard' | 'brokerIsUp' | 'clock' | 'directory' | 'settingsOf' | 'stateOf'
>;

/** All that is known of a cradle at this moment, from memory alone. */
export function readLive(
  { alertBoard, brokerIsUp, clock, directory, settingsOf, stateOf }: LiveSources,
  { id, uuid }: { id: number; uuid: string },
): LiveSnapshot {
  const now = clock.now();
  const alerts = alertBoard.list(uuid, now);
  const settings = settingsOf(id);
  const name = directory.find(uuid)?.name ?? null;
  return toLiveSnapshot(stateOf(uuid), { uuid, name, now, brokerIsUp: brokerIsUp(), settings, alerts });
}
