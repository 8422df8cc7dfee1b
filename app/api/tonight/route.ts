import { tonightCall } from '@/lib/contracts/tonight';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';
import { toTonightAnswer } from '@/lib/http/tonight-answer';

export const GET = handle(tonightCall, async ({ runtime, session, query }) => {
  const facts = await runtime.tonight({ userId: session.userId, device: query.device ?? null });
  return jsonResponse(toTonightAnswer(facts));
});
