import { and, count, desc, eq, gte, inArray, isNull, lt, not, or, type SQL } from 'drizzle-orm';
import type { AlertKind, AlertState } from '@/lib/alerts/filters';
import { BABY_ALERT_TYPES } from '@/lib/alerts/types';
import { type AlertRow, alertColumns, isOpen, isUnread, ownedBy, toAlert } from './alerts';
import type { Database } from './database';
import { agents, alertLogs } from './schema';

/** Alerts of one page of a history. */
const PAGE_ROWS = 1_000;

/** Where in a list, newest first, the next page begins: after this alert. */
export interface AlertCursor {
  /** Wall ms; null among those of earlier installations that have no time, which come last. */
  at: number | null;
  id: number;
}

/** Which of a caregiver's alerts are listed; what is not said leaves none out. */
export interface AlertFilter {
  ownerId: number;
  agentId?: number | undefined;
  /** Wall ms. */
  since?: number | undefined;
  kind?: AlertKind | undefined;
  state?: AlertState | undefined;
}

/** A page of alerts, newest first. */
export async function listAlertPage(
  { orm }: Database,
  filter: AlertFilter,
  { after, limit }: { after: AlertCursor | null; limit: number },
): Promise<AlertRow[]> {
  const rows = await orm
    .select(alertColumns)
    .from(alertLogs)
    .innerJoin(agents, eq(agents.id, alertLogs.agentId))
    .where(and(fits(filter), after === null ? undefined : isAfter(after)))
    .orderBy(desc(alertLogs.createdAt), desc(alertLogs.id))
    .limit(limit);
  return rows.map(toAlert);
}

/** A cradle's alerts since that moment, newest first, page by page: there may be many. */
export async function* alertPages(
  database: Database,
  history: AlertFilter & { agentId: number; since: number },
): AsyncGenerator<AlertRow[]> {
  let after: AlertCursor | null = null;
  for (;;) {
    const rows: AlertRow[] = await listAlertPage(database, history, { after, limit: PAGE_ROWS });
    if (rows.length > 0) yield rows;
    const oldest = rows.at(-1);
    if (rows.length < PAGE_ROWS || oldest === undefined) return;
    after = { at: oldest.createdAt, id: oldest.id };
  }
}

/** How many of a caregiver's alerts nobody has looked at. */
export async function countUnreadAlerts({ orm }: Database, ownerId: number): Promise<number> {
  const [row] = await orm
    .select({ total: count() })
    .from(alertLogs)
    .innerJoin(agents, eq(agents.id, alertLogs.agentId))
    .where(and(ownedBy(ownerId), isUnread()));
  return row?.total ?? 0;
}

function fits({ ownerId, agentId, since, kind, state }: AlertFilter): SQL | undefined {
  return and(
    ownedBy(ownerId),
    agentId === undefined ? undefined : eq(alertLogs.agentId, agentId),
    since === undefined ? undefined : gte(alertLogs.createdAt, new Date(since)),
    kind === undefined ? undefined : isOfKind(kind),
    state === undefined ? undefined : IS_IN_STATE[state](),
  );
}

/** What other installations call otherwise is about the watching at most: nobody says that it is about the baby. */
function isOfKind(kind: AlertKind): SQL {
  const isAboutBaby = inArray(alertLogs.alertType, [...BABY_ALERT_TYPES]);
  return kind === 'baby' ? isAboutBaby : not(isAboutBaby);
}

const IS_IN_STATE: Record<AlertState, () => SQL | undefined> = {
  open: isOpen,
  resolved: () => eq(alertLogs.resolved, true),
  unread: isUnread,
  kept: () => eq(alertLogs.kept, true),
};

/** NULL sorts below every time, so that rows without one are after all others. */
function isAfter({ at, id }: AlertCursor): SQL | undefined {
  if (at === null) return and(isNull(alertLogs.createdAt), lt(alertLogs.id, id));
  const moment = new Date(at);
  return or(
    lt(alertLogs.createdAt, moment),
    and(eq(alertLogs.createdAt, moment), lt(alertLogs.id, id)),
    isNull(alertLogs.createdAt),
  );
}
