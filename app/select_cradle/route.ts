import { select } from '@/lib/care/select';
import { selectCradleCall } from '@/lib/contracts/cradles';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

export const POST = handle(selectCradleCall, async ({ runtime, body, session }) => {
  await select(runtime, { uuid: body.uuid, session });
  return jsonResponse({ success: true, message: '요람이 선택되었습니다.' });
});
