import { requireSelectable } from '@/lib/auth/access';
import { selectCradleCall } from '@/lib/contracts/cradles';
import { successOf } from '@/lib/contracts/shapes';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

export const POST = handle(selectCradleCall, async ({ runtime, session, body }) => {
  await runtime.sessions.select(session, requireSelectable(runtime.directory, session, body.uuid));
  return jsonResponse(successOf(selectCradleCall.answers[200]));
});
