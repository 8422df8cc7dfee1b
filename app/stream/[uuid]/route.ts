import { streamCall } from '@/lib/contracts/video';
import { STREAM_CONTENT_TYPE } from '@/lib/frames/multipart';
import { createViewerStream } from '@/lib/frames/viewer-stream';
import { preferredLocale } from '@/lib/http/accept-language';
import { handle, handleHead } from '@/lib/http/handler';
import { openLease } from '@/lib/http/lease';
import { streamResponse } from '@/lib/http/responses';

export const dynamic = 'force-dynamic';

export const GET = handle(streamCall, async (context) => {
  const locale = preferredLocale(context.request.headers.get('accept-language'));
  const { signal } = openLease(context);
  const stream = createViewerStream(context.runtime.viewer, { uuid: context.cradle.uuid, locale, signal });
  return streamResponse(stream, STREAM_CONTENT_TYPE);
});

export const HEAD = handleHead(streamCall);
