import { cryingStatusCall } from '@/lib/contracts/monitoring';
import { handle, handleHead } from '@/lib/http/handler';
import { statusResponse } from '@/lib/http/status-response';

export const dynamic = 'force-dynamic';

export const GET = handle(cryingStatusCall, async (context) =>
  statusResponse(context, (state) => state.crying?.value ?? null),
);

export const HEAD = handleHead(cryingStatusCall);
