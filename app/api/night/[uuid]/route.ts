import { nightCall } from '@/lib/contracts/night';
import { compress } from '@/lib/http/compression';
import { handle } from '@/lib/http/handler';
import { openLease, whileAllowed } from '@/lib/http/lease';
import { readNight } from '@/lib/http/night';
import { toNightAnswer } from '@/lib/http/night-answers';
import { jsonResponse } from '@/lib/http/responses';

export const dynamic = 'force-dynamic';

export const GET = handle(nightCall, async (context) => {
  const { request, runtime, cradle, query, session } = context;
  const lease = openLease(context);
  return whileAllowed(lease, async () => {
    const night = await readNight(runtime, { cradle, ownerId: session.userId, query });
    lease.signal.throwIfAborted();
    lease.release();
    return compress(request, jsonResponse(toNightAnswer(night)));
  });
});
