import { agentStatusCall } from '@/lib/contracts/monitoring';
import { toAgentStatus } from '@/lib/http/cradle-answers';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

export const GET = handle(agentStatusCall, async ({ runtime, cradle, session, address }) => {
  if (runtime.env.legacyAppStream) runtime.streamPasses.grant(session, cradle.uuid, address);
  return jsonResponse(toAgentStatus(cradle.uuid, runtime.stateOf(cradle.uuid)));
});
