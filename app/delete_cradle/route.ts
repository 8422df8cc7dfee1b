import { requireSelectable } from '@/lib/auth/access';
import { release } from '@/lib/care/release';
import { deleteCradleCall } from '@/lib/contracts/cradles';
import { successOf } from '@/lib/contracts/shapes';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

export const POST = handle(deleteCradleCall, async ({ runtime, session, body }) => {
  await release(runtime.care, requireSelectable(runtime.directory, session, body.uuid));
  return jsonResponse(successOf(deleteCradleCall.answers[200]));
});
