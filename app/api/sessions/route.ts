import { endOtherSessionsCall, listSessionsCall } from '@/lib/contracts/sessions';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';
import { toSessionAnswer } from '@/lib/http/session-answers';

export const GET = handle(listSessionsCall, async ({ runtime, session }) => {
  const all = await runtime.sessions.list(session.userId);
  return jsonResponse(all.map((each) => toSessionAnswer(each, session.tokenHash)));
});

export const DELETE = handle(endOtherSessionsCall, async ({ runtime, session }) => {
  await runtime.sessions.closeOthers(session);
  return jsonResponse({ success: true });
});
