import { listAgentsCall } from '@/lib/contracts/cradles';
import { toAgent } from '@/lib/http/cradle-answers';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';
import { listCradles } from '@/lib/store/cradles';

export const GET = handle(listAgentsCall, async ({ runtime, session }) => {
  const cradles = await listCradles(runtime.database, session.userId);
  return jsonResponse(cradles.map(toAgent));
});
