import { claim } from '@/lib/care/claim';
import { claimCradleCall } from '@/lib/contracts/cradles';
import { toAgent } from '@/lib/http/cradle-answers';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

export const POST = handle(claimCradleCall, async ({ runtime, body, session }) => {
  const cradle = await claim(runtime.care, { uuid: body.cradle_uuid, ownerId: session.userId });
  return jsonResponse({ success: true, message: '요람이 등록되었습니다.', agent: toAgent(cradle) });
});
