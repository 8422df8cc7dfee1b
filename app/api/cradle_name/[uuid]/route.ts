import { nameCradle } from '@/lib/care/name-cradle';
import { nameCradleCall } from '@/lib/contracts/cradles';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

export const POST = handle(nameCradleCall, async ({ runtime, cradle, body: { name } }) => {
  await nameCradle(runtime.care, { cradle, name });
  return jsonResponse({ success: true, name });
});
