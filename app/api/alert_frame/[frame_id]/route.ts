import { alertFrameCall } from '@/lib/contracts/alerts';
import { handle, handleHead } from '@/lib/http/handler';
import { recordedFrameResponse } from '@/lib/http/responses';
import { AppError } from '@/lib/platform/errors';
import { readFrame } from '@/lib/store/recorded-frames';

export const GET = handle(alertFrameCall, async ({ runtime, frame }) => {
  const jpeg = await readFrame(runtime.database, frame.id);
  if (jpeg === null) throw new AppError('not_found');
  return recordedFrameResponse(jpeg);
});

export const HEAD = handleHead(alertFrameCall);
