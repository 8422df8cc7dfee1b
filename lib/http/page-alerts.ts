import { HISTORY_MS, MOST_RECENT, RECENT_MS } from '@/lib/alerts/windows';
import { requireOwnedAlert } from '@/lib/auth/access';
import type { WireReadingBucket } from '@/lib/contracts/monitoring';
import { hasErrorCode } from '@/lib/platform/errors';
import type { StoredFrame } from '@/lib/recordings/clip';
import { type Interval, recordingOf } from '@/lib/recordings/interval';
import { getRuntime } from '@/lib/runtime/get-runtime';
import { type AlertCursor, type AlertRow, listAlertPage, listRecentAlerts } from '@/lib/store/alerts';
import { listRecordedFrames } from '@/lib/store/recording';
import { toAlertLog } from './alert-answers';
import { readAlertName } from './alert-name';
import { readPageBuckets } from './page-readings';
import type { PageUser } from './page-user';

/** A night with a covered camera makes some hundred alerts: as many as a phone scrolls through. */
const PAGE_ALERTS = 50;
/** Longer than the pace of the slowest sensor: crying is said every 3 s or so (CONTRACT §3). */
export const RECORDING_RESOLUTION_S = 5;

/** An alert of the caregiver's by what a page's address calls it; null for any other. */
export async function findPageAlert({ id: userId }: PageUser, id: string): Promise<AlertRow | null> {
  try {
    const { database } = getRuntime();
    return await requireOwnedAlert(database, { userId }, await readAlertName(database, id));
  } catch (error) {
    if (hasErrorCode(error, 'not_found')) return null;
    throw error;
  }
}

/** An alert as pages show it: what the calls say of it, how its cradle is called, and what became of it since. */
export function toPageAlert(alert: AlertRow) {
  const { details, kept, acknowledgedAt, acknowledgedBy, clearedAt } = alert;
  const cradleName = getRuntime().directory.find(alert.agentUuid)?.name ?? null;
  return {
    ...toAlertLog(alert),
    cradleName,
    details,
    kept,
    life: { acknowledgedAt, acknowledgedBy, clearedAt },
  };
}

export interface PageAlerts {
  /** Of the last 24 h, of all cradles; empty on a page of older ones. */
  recent: AlertRow[];
  /** Of one cradle, of the 30 days before. */
  earlier: AlertRow[];
  /** Whether still older ones follow. */
  more: boolean;
}

/** Alerts as their page lists them, each once: those of one cradle go on where the newest of all cradles end. */
export async function listPageAlerts(
  { id: ownerId }: PageUser,
  { agentId, after }: { agentId: number; after: AlertRow | null },
): Promise<PageAlerts> {
  const { database, clock } = getRuntime();
  const now = clock.now();
  const since = now - RECENT_MS;
  const recent = after ? [] : await listRecentAlerts(database, { ownerId, since, limit: MOST_RECENT });
  const begin = cursorOf(after ?? (recent.length === MOST_RECENT ? recent.at(-1) : null));
  const found = await listAlertPage(
    database,
    { agentId, ownerId, since: now - HISTORY_MS },
    { after: begin ?? { at: since, id: null }, limit: PAGE_ALERTS + 1 },
  );
  return { recent, earlier: found.slice(0, PAGE_ALERTS), more: found.length > PAGE_ALERTS };
}

export interface PageRecording {
  pictures: StoredFrame[];
  buckets: WireReadingBucket[];
  /** Wall ms. */
  interval: Interval;
  /** It has not come to its end yet. */
  running: boolean;
}

/** What was kept around an alert; null when nobody knows any more when that was. */
export async function readPageRecording({
  agentId,
  agentUuid,
  createdAt,
}: AlertRow): Promise<PageRecording | null> {
  if (createdAt === null) return null;
  const { database, clock } = getRuntime();
  const interval = recordingOf(createdAt);
  const cradle = { id: agentId, uuid: agentUuid };
  const buckets = await readPageBuckets(cradle, { ...interval, resolutionS: RECORDING_RESOLUTION_S });
  const pictures = await listRecordedFrames(database, agentId, interval);
  return { pictures, buckets, interval, running: clock.now() < interval.to };
}

function cursorOf(alert: AlertRow | null | undefined): AlertCursor | null {
  return alert?.createdAt ? { at: alert.createdAt, id: alert.id } : null;
}
