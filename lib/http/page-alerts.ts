import { RECENT_MS } from '@/lib/alerts/windows';
import { requireOwnedAlert } from '@/lib/auth/access';
import { hasErrorCode } from '@/lib/platform/errors';
import { getRuntime } from '@/lib/runtime/get-runtime';
import { type AlertFilter, countUnreadAlerts, listAlertPage } from '@/lib/store/alert-pages';
import type { AlertRow } from '@/lib/store/alerts';
import { toAlertLog } from './alert-answers';
import { readAlertName } from './alert-name';
import type { PageUser } from './page-user';

/** A night with a covered camera makes some hundred alerts: as many as a phone scrolls through. */
const PAGE_ALERTS = 50;

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
  const { details, kept, resolved, seenAt, acknowledgedAt, acknowledgedBy, clearedAt } = alert;
  const unread = seenAt === null && acknowledgedAt === null && !resolved;
  return {
    ...toAlertLog(alert),
    cradleName: getRuntime().directory.find(alert.agentUuid)?.name ?? null,
    details,
    lasted: lastedFor(alert),
    kept,
    unread,
    life: { acknowledgedAt, acknowledgedBy, clearedAt },
  };
}

/** Whole seconds that it has gone on; null once it is over, or nobody watches for its end (any more). */
function lastedFor({ agentId, clearedAt, createdAt, details, episode, resolved }: AlertRow): number | null {
  const { clock, settingsOf } = getRuntime();
  if (resolved || clearedAt !== null || createdAt === null || episode === null) return null;
  const ms = clock.now() - createdAt;
  if (ms >= RECENT_MS || !settingsOf(agentId).inUse) return null;
  return Math.max(0, Math.floor(ms / 1_000)) + (details.seconds ?? 0);
}

export interface PageAlerts {
  /** Newest first, of all that is stored. */
  alerts: AlertRow[];
  /** Whether still older ones follow. */
  more: boolean;
  /** Of all of the caregiver's, whatever is listed. */
  unread: number;
  /** Wall ms at which this was read. */
  at: number;
}

/** A page of a caregiver's alerts, from the newest on or after that one. */
export async function listPageAlerts(
  { id: ownerId }: PageUser,
  filter: Omit<AlertFilter, 'ownerId'>,
  last: AlertRow | null,
): Promise<PageAlerts> {
  const { database, clock } = getRuntime();
  const at = clock.now();
  const after = last && { at: last.createdAt, id: last.id };
  const found = await listAlertPage(database, { ownerId, ...filter }, { after, limit: PAGE_ALERTS + 1 });
  const unread = await countUnreadAlerts(database, ownerId);
  return { alerts: found.slice(0, PAGE_ALERTS), more: found.length > PAGE_ALERTS, unread, at };
}
