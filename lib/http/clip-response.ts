import type { Lease } from '@/lib/auth/leases';
import { AppError } from '@/lib/platform/errors';
import type { ClipInterval } from '@/lib/recordings/clip';
import type { Runtime } from '@/lib/runtime/runtime';
import type { Database } from '@/lib/store/database';
import { listFrames } from '@/lib/store/recordings';
import { downloadHeaders, fileResponse } from './file-response';

const CONTENT_TYPE = 'video/mp4';

interface ClipAnswer {
  interval: ClipInterval;
  lease: Lease;
  /** Makes it a download of this name. */
  fileName?: string;
}

/**
 * What was recorded in an interval as a video, for as long as the lease lasts.
 * @throws AppError `video_not_recorded`, `range_not_satisfiable`, `storage_full`.
 */
export async function clipResponse(
  { request, runtime }: { request: Request; runtime: Pick<Runtime, 'clips'> },
  { interval, lease, fileName }: ClipAnswer,
): Promise<Response> {
  try {
    const file = await runtime.clips.open(interval, lease.signal);
    if (file === null) throw new AppError('video_not_recorded');
    const { signal, release } = lease;
    return await fileResponse(request, file, {
      contentType: CONTENT_TYPE,
      fileName,
      signal,
      onEnd: release,
    });
  } catch (error) {
    lease.release();
    throw error;
  }
}

/** Whether there is a video, without making it. @throws AppError `video_not_recorded`. */
export async function clipHead(
  database: Database,
  { interval, fileName }: Omit<ClipAnswer, 'lease'>,
): Promise<Response> {
  const frames = await listFrames(database, interval);
  if (frames.length === 0) throw new AppError('video_not_recorded');
  return new Response(null, {
    headers: { 'Accept-Ranges': 'bytes', 'Content-Type': CONTENT_TYPE, ...downloadHeaders(fileName) },
  });
}
