import { directionStatusCall } from '@/lib/contracts/monitoring';
import { handle, handleHead } from '@/lib/http/handler';
import { statusResponse } from '@/lib/http/status-response';

export const dynamic = 'force-dynamic';

export const GET = handle(directionStatusCall, async (context) =>
  statusResponse(context, (state) => state.direction?.value ?? null),
);

export const HEAD = handleHead(directionStatusCall);
