import type { NightQuery } from '@/lib/contracts/night';
import { nightOf } from '@/lib/insight/night';
import { type NightReport, reportNight } from '@/lib/insight/night-report';
import { AppError } from '@/lib/platform/errors';
import type { Runtime } from '@/lib/runtime/runtime';
import { listAlertPage } from '@/lib/store/alert-pages';
import type { AlertRow } from '@/lib/store/alerts';
import { readNightFacts, readShown } from '@/lib/store/night';

/** A night with a covered camera makes some hundred; of still more the newest are told. */
const MOST_ALERTS = 500;

/** An alert of the night, and when a phone first showed it (wall ms); null when none is known to have. */
export type NightAlert = AlertRow & { shownAt: number | null };

export interface ReadNight {
  report: NightReport;
  /** In the order in which they were raised. */
  alerts: NightAlert[];
  /** There were more alerts than these. */
  more: boolean;
  /** °C, as it is set now: what was set that night nobody knows any more. */
  maxTemperature: number;
}

interface NightOf {
  cradle: { id: number; uuid: string };
  ownerId: number;
  query: NightQuery;
}

type NightRuntime = Pick<Runtime, 'clock' | 'database' | 'settingsOf' | 'storeReadings'>;

/**
 * What one night of a cradle was like, the readings included that wait to be stored.
 * @throws AppError `validation_failed` for a night that has not begun.
 */
export async function readNight(
  runtime: NightRuntime,
  { cradle, ownerId, query }: NightOf,
): Promise<ReadNight> {
  const night = nightOf(query.date, query.time_zone, query);
  if (night.from > runtime.clock.now()) throw notYet();
  await runtime.storeReadings(cradle.uuid);
  // After the rows were stored: of what comes meanwhile nothing is known.
  const now = runtime.clock.now();
  const { maxTemperature } = runtime.settingsOf(cradle.id);
  const { database } = runtime;
  const of = { agentId: cradle.id, ownerId, night };
  const facts = await readNightFacts(database, { ...of, maxTemperature });
  return { report: reportNight(facts, night, now), ...(await readAlerts(runtime, of)), maxTemperature };
}

async function readAlerts(
  { database }: NightRuntime,
  { agentId, ownerId, night }: { agentId: number; ownerId: number; night: { from: number; to: number } },
): Promise<Pick<ReadNight, 'alerts' | 'more'>> {
  const history = { agentId, ownerId, since: night.from };
  const found = await listAlertPage(database, history, {
    after: { at: night.to, id: 0 },
    limit: MOST_ALERTS + 1,
  });
  const alerts = found.slice(0, MOST_ALERTS).reverse();
  const shown = await readShown(
    database,
    alerts.flatMap(({ uid }) => uid ?? []),
  );
  return {
    alerts: alerts.map((alert) => ({ ...alert, shownAt: shown.get(alert.uid ?? '') ?? null })),
    more: found.length > MOST_ALERTS,
  };
}

function notYet(): AppError {
  const issue = { path: 'date', rule: 'not_yet', limits: {} } as const;
  return new AppError('validation_failed', { details: { issues: [issue] } });
}
