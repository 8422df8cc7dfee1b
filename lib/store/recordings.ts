import { and, asc, eq, gte, inArray, isNull, lt, or, type SQL } from 'drizzle-orm';
import type { ClipInterval, StoredFrame, StoredPicture } from '@/lib/recordings/clip';
import type { Database } from './database';
import { agents, alertLogs, videoFrames } from './schema';

/** Pictures in memory at once: 25 of 60 KB are 1.5 MB, and a camera may send 2 MB each. */
const BATCH = 25;

/**
 * The earlier server let others take a cradle over: what it recorded for an alert is for whom the alert was, and only
 * while the cradle is theirs.
 */
function isOfOwner(): SQL | undefined {
  return or(isNull(videoFrames.alertLogId), eq(alertLogs.userId, agents.userId));
}

/** What was recorded of a cradle in an interval, oldest first; without a look at a picture. */
export async function listFrames(
  { orm }: Database,
  { agentId, from, to }: ClipInterval,
): Promise<StoredFrame[]> {
  const { id, timestamp } = videoFrames;
  const within = and(gte(timestamp, new Date(from)), lt(timestamp, new Date(to)));
  const rows = await orm
    .select({ id, timestamp })
    .from(videoFrames)
    .innerJoin(agents, eq(agents.id, videoFrames.agentId))
    .leftJoin(alertLogs, eq(alertLogs.id, videoFrames.alertLogId))
    .where(and(eq(videoFrames.agentId, agentId), within, isOfOwner()))
    .orderBy(asc(timestamp), asc(id));
  return rows.flatMap(({ id, timestamp: at }) => (at === null ? [] : [{ id, at: at.getTime() }]));
}

/**
 * The pictures of frames, in the order given, a few at a time: the next ones are read when these were used. No
 * connection is held meanwhile. Frames that were removed since they were listed are left out.
 */
export async function* readPictures(
  { orm }: Database,
  frames: readonly StoredFrame[],
): AsyncGenerator<StoredPicture, void, undefined> {
  for (let start = 0; start < frames.length; start += BATCH) {
    const ids = frames.slice(start, start + BATCH).map(({ id }) => id);
    const rows = await orm
      .select({ id: videoFrames.id, jpeg: videoFrames.frame })
      .from(videoFrames)
      .where(inArray(videoFrames.id, ids));
    const found = new Map(rows.map((row) => [row.id, row]));
    for (const id of ids) {
      const picture = found.get(id);
      if (picture) yield picture;
    }
  }
}

/** One frame and whose it is; who may see it is for the caller to decide. */
export async function findFrame(
  { orm }: Database,
  id: number,
): Promise<(StoredPicture & { agentId: number }) | null> {
  const rows = await orm
    .select({ id: videoFrames.id, agentId: videoFrames.agentId, jpeg: videoFrames.frame })
    .from(videoFrames)
    .innerJoin(agents, eq(agents.id, videoFrames.agentId))
    .leftJoin(alertLogs, eq(alertLogs.id, videoFrames.alertLogId))
    .where(and(eq(videoFrames.id, id), isOfOwner()))
    .limit(1);
  return rows[0] ?? null;
}
