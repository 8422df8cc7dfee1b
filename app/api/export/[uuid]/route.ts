import { exportReadingsCall } from '@/lib/contracts/monitoring';
import { compress } from '@/lib/http/compression';
import { downloadHeaders } from '@/lib/http/file-response';
import { handle, handleHead } from '@/lib/http/handler';
import { openLease, whileAllowed } from '@/lib/http/lease';
import { readingTableName, streamReadingTable } from '@/lib/http/reading-table';
import { textStreamResponse } from '@/lib/http/responses';
import { readingPages } from '@/lib/store/readings';

export const dynamic = 'force-dynamic';

export const GET = handle(exportReadingsCall, async (context) => {
  const { request, runtime, cradle, query } = context;
  const range = { from: query.start_date, to: query.end_date };
  // Before the first wait: who signs out during it must not be answered.
  const lease = openLease(context);
  return whileAllowed(lease, async () => {
    await runtime.storeReadings(cradle.uuid);
    const rows = readingPages(runtime.database, { agentId: cradle.id, ...range });
    const table = await streamReadingTable(rows, lease);
    const headers = downloadHeaders(readingTableName(range));
    return compress(request, textStreamResponse(table, exportReadingsCall.media, headers));
  });
});

export const HEAD = handleHead(exportReadingsCall);
