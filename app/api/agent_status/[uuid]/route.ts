import { agentStatusCall } from '@/lib/contracts/monitoring';
import { toAgentStatus } from '@/lib/http/cradle-answers';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

export const GET = handle(agentStatusCall, async ({ runtime, cradle }) =>
  jsonResponse(toAgentStatus(cradle.uuid, runtime.stateOf(cradle.uuid))),
);
