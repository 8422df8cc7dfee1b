import { claim } from '@/lib/care/claim';
import { claimCradleCall } from '@/lib/contracts/cradles';
import { successOf } from '@/lib/contracts/shapes';
import { toAgent } from '@/lib/http/cradle-answers';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

export const POST = handle(claimCradleCall, async ({ runtime, body, session }) => {
  const cradle = await claim(runtime.care, { uuid: body.cradle_uuid, ownerId: session.userId });
  return jsonResponse({ ...successOf(claimCradleCall.answers[200]), agent: toAgent(cradle) });
});
