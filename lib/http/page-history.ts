import type { WireReadingBucket } from '@/lib/contracts/monitoring';
import { getRuntime } from '@/lib/runtime/get-runtime';
import { type AlertCount, countAlerts } from '@/lib/store/alert-counts';
import { getAlertSettings } from '@/lib/store/alert-settings';
import { readPageBuckets } from './page-readings';
import type { PageUser } from './page-user';

interface HistoryQuestion {
  /** Wall ms. */
  from: number;
  to: number;
  /** Seconds of a bucket. */
  resolutionS: number;
}

export interface PageHistory {
  buckets: WireReadingBucket[];
  alerts: AlertCount[];
  /** °C above which there is an alert. */
  limit: number;
}

/** What was stored of a cradle between two moments, as its page draws it. */
export async function readPageHistory(
  { id: ownerId }: PageUser,
  cradle: { id: number; uuid: string },
  range: HistoryQuestion,
): Promise<PageHistory> {
  const { database } = getRuntime();
  const [buckets, alerts, settings] = await Promise.all([
    readPageBuckets(cradle, range),
    countAlerts(database, { agentId: cradle.id, ownerId, ...range }),
    getAlertSettings(database, { userId: ownerId, agentId: cradle.id }),
  ]);
  return { buckets, alerts, limit: settings.maxTemperature };
}
