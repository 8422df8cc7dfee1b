import { readyCall } from '@/lib/contracts/health';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

const RETRY_AFTER = { 'Retry-After': '5' };

export const GET = handle(readyCall, async ({ runtime }) => {
  const readiness = await runtime.readiness();
  return readiness.ready
    ? jsonResponse(readiness)
    : jsonResponse(readiness, { status: 503, headers: RETRY_AFTER });
});
