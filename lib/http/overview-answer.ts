import type { Overview } from '@/lib/contracts/overview';
import type { OpenAlert } from '@/lib/live/alert-board';
import type { Runtime } from '@/lib/runtime/runtime';
import { toFrameSignal } from './live-snapshot';

type OverviewParts = Pick<Runtime, 'alertBoard' | 'clock' | 'directory' | 'settingsOf' | 'stateOf'>;

/** What GET /api/overview says to a caregiver. */
export function toOverview(
  { alertBoard, clock, directory, settingsOf, stateOf }: OverviewParts,
  userId: number,
): Overview {
  const now = clock.now();
  const cradles = directory.listOwned(userId).map(({ id, uuid }) => ({
    uuid,
    in_use: settingsOf(id).inUse,
    frame: toFrameSignal(stateOf(uuid), now),
    open_alerts: countEpisodes(alertBoard.list(uuid, now)),
  }));
  return { serverTime: now, cradles };
}

/** Alerts without a return to normal between them are one thing to a parent; those of earlier installations stand alone. */
function countEpisodes(alerts: readonly OpenAlert[]): number {
  return new Set(alerts.map(({ episode, id }) => episode ?? `alert ${id}`)).size;
}
