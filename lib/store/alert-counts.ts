import type { Database } from './database';
import { queryPatiently, toDateTime } from './patient-query';
import type { ReadingRange } from './readings';

/** Alerts of one kind in one bucket of time. */
export interface AlertCount {
  /** Wall ms at which the bucket begins: a whole multiple of the resolution since 1970. */
  from: number;
  type: string;
  count: number;
}

/** How often a cradle gave its caregiver alerts, by kind and by buckets of that many seconds; without any, no entry. */
export async function countAlerts(
  database: Database,
  { agentId, from, to, ownerId, resolutionS }: ReadingRange & { ownerId: number; resolutionS: number },
): Promise<AlertCount[]> {
  const values = [resolutionS, agentId, ownerId, toDateTime(from), toDateTime(to)];
  const rows = await queryPatiently(database, SELECT_COUNTS, values);
  return rows.map(({ bucket, alert_type: type, total }) => ({
    from: Number(bucket) * resolutionS * 1000,
    type,
    count: Number(total),
  }));
}

const SELECT_COUNTS = `SELECT TIMESTAMPDIFF(SECOND, '1970-01-01 00:00:00', created_at) DIV ? AS bucket,
    alert_type, COUNT(*) AS total
  FROM alert_logs WHERE agent_id = ? AND user_id = ? AND created_at >= ? AND created_at <= ?
  GROUP BY bucket, alert_type ORDER BY bucket, alert_type`;
