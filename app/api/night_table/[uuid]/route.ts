import { nightTableCall } from '@/lib/contracts/night';
import { handle, handleHead } from '@/lib/http/handler';
import { openLease, whileAllowed } from '@/lib/http/lease';
import { readNight } from '@/lib/http/night';
import { nightTable, nightTableHeaders } from '@/lib/http/night-table';

export const dynamic = 'force-dynamic';

export const GET = handle(nightTableCall, async (context) => {
  const { runtime, cradle, query, session } = context;
  const lease = openLease(context);
  return whileAllowed(lease, async () => {
    const night = await readNight(runtime, { cradle, ownerId: session.userId, query });
    lease.signal.throwIfAborted();
    lease.release();
    const headers = { 'Content-Type': nightTableCall.media, ...nightTableHeaders(query) };
    return new Response(nightTable(night, query.time_zone), { headers });
  });
});

export const HEAD = handleHead(nightTableCall);
