import { requireSelectable } from '@/lib/auth/access';
import { selectCradleCall } from '@/lib/contracts/cradles';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

export const POST = handle(selectCradleCall, async ({ runtime, session, body }) => {
  await runtime.sessions.select(session, requireSelectable(runtime.directory, session, body.uuid));
  return jsonResponse({ success: true, message: '요람이 선택되었습니다.' });
});
