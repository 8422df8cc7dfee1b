import { sensorHistoryCall } from '@/lib/contracts/monitoring';
import { compress } from '@/lib/http/compression';
import { toReadingBucket } from '@/lib/http/cradle-answers';
import { handle, handleHead } from '@/lib/http/handler';
import { streamJsonArray } from '@/lib/http/json-array';
import { openLease } from '@/lib/http/lease';
import { jsonResponse, jsonStreamResponse } from '@/lib/http/responses';
import { listReadingBuckets, readingPages } from '@/lib/store/readings';

export const dynamic = 'force-dynamic';

export const GET = handle(sensorHistoryCall, async (context) => {
  const { request, runtime, cradle, query } = context;
  const { start_date: from, end_date: to, resolution: resolutionS } = query;
  const range = { agentId: cradle.id, from, to };
  await runtime.storeReadings(cradle.uuid);
  if (resolutionS !== undefined) {
    const buckets = await listReadingBuckets(runtime.database, { ...range, resolutionS });
    return compress(request, jsonResponse(buckets.map(toReadingBucket)));
  }
  const rows = await streamJsonArray(readingPages(runtime.database, range), openLease(context));
  return compress(request, jsonStreamResponse(rows));
});

export const HEAD = handleHead(sensorHistoryCall);
