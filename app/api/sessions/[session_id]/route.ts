import { parseRowId } from '@/lib/contracts/path-parameters';
import { endSessionCall } from '@/lib/contracts/sessions';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';
import { AppError } from '@/lib/platform/errors';

export const DELETE = handle(endSessionCall, async ({ runtime, session, params }) => {
  const id = parseRowId(params.session_id);
  if (id === null || !(await runtime.sessions.closeOne({ userId: session.userId, id })))
    throw new AppError('not_found');
  return jsonResponse({ success: true });
});
