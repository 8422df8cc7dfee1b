import { liveNowCall } from '@/lib/contracts/live';
import { handle } from '@/lib/http/handler';
import { readLive } from '@/lib/http/read-live';
import { jsonResponse } from '@/lib/http/responses';

export const GET = handle(liveNowCall, async ({ runtime, session }) => {
  const cradles = runtime.directory.listOwned(session.userId).map((cradle) => readLive(runtime, cradle));
  return jsonResponse({ cradles });
});
