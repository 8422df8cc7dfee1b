import type { WireReadingBucket } from '@/lib/contracts/monitoring';
import type { Plot } from './plot';

export interface TableRow {
  /** Wall ms at which it begins. */
  at: number;
  /** Null for a stretch in which nothing was stored. */
  bucket: WireReadingBucket | null;
}

/** The buckets with one row for each gap before, between and after them. */
export function tableRows(buckets: readonly WireReadingBucket[], { from, to, bucketMs }: Plot): TableRow[] {
  const rows: TableRow[] = [];
  let end = from;
  for (const bucket of buckets) {
    const at = Date.parse(bucket.timestamp);
    if (at > end) rows.push({ at: end, bucket: null });
    rows.push({ at: Math.max(at, from), bucket });
    end = at + bucketMs;
  }
  if (to > end) rows.push({ at: end, bucket: null });
  return rows;
}
