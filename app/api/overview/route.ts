import { overviewCall } from '@/lib/contracts/overview';
import { handle } from '@/lib/http/handler';
import { toOverview } from '@/lib/http/overview-answer';
import { jsonResponse } from '@/lib/http/responses';

export const GET = handle(overviewCall, async ({ runtime, session }) =>
  jsonResponse(toOverview(runtime, session.userId)),
);
