import { sensorHistoryCall } from '@/lib/contracts/monitoring';
import { compress } from '@/lib/http/compression';
import { toReadingBucket } from '@/lib/http/cradle-answers';
import { handle, handleHead } from '@/lib/http/handler';
import { streamJsonArray } from '@/lib/http/json-array';
import { openLease, whileAllowed } from '@/lib/http/lease';
import { jsonResponse, jsonStreamResponse } from '@/lib/http/responses';
import { listReadingBuckets } from '@/lib/store/reading-buckets';
import { readingPages } from '@/lib/store/readings';

export const dynamic = 'force-dynamic';

export const GET = handle(sensorHistoryCall, async (context) => {
  const { request, runtime, cradle, query } = context;
  const { start_date: from, end_date: to, resolution: resolutionS } = query;
  const range = { agentId: cradle.id, from, to };
  // Before the first wait: who signs out during it must not be answered.
  const lease = openLease(context);
  return whileAllowed(lease, async () => {
    await runtime.storeReadings(cradle.uuid);
    if (resolutionS === undefined) {
      const rows = await streamJsonArray(readingPages(runtime.database, range), lease);
      return compress(request, jsonStreamResponse(rows));
    }
    const buckets = await listReadingBuckets(runtime.database, { ...range, resolutionS });
    lease.signal.throwIfAborted();
    lease.release();
    return compress(request, jsonResponse(buckets.map(toReadingBucket)));
  });
});

export const HEAD = handleHead(sensorHistoryCall);
