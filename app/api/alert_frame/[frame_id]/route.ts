import { alertFrameCall } from '@/lib/contracts/alerts';
import { handle, handleHead } from '@/lib/http/handler';
import { recordedFrameResponse } from '@/lib/http/responses';

export const GET = handle(alertFrameCall, async ({ frame }) => recordedFrameResponse(frame.jpeg));

export const HEAD = handleHead(alertFrameCall);
