import { and, asc, eq, gte, lte } from 'drizzle-orm';
import type { Database } from './database';
import { agents, videoFrames } from './schema';

/** A recorded picture by name, without its bytes. */
export interface RecordedFrame {
  id: number;
  /** Wall ms of its arrival. */
  at: number;
}

/** Frames of one answer: 70 s at 10 a second are 700; an interval that holds more is cut here. */
const MOST_FRAMES = 10_000;

/** The id, when such a frame is there and its cradle is that caregiver's; else null. */
export async function findOwnedFrame(
  { orm }: Database,
  { id, ownerId }: { id: number; ownerId: number },
): Promise<{ id: number } | null> {
  const rows = await orm
    .select({ id: videoFrames.id })
    .from(videoFrames)
    .innerJoin(agents, eq(agents.id, videoFrames.agentId))
    .where(and(eq(videoFrames.id, id), eq(agents.userId, ownerId)))
    .limit(1);
  return rows[0] ?? null;
}

/** The frames of a cradle between two moments (wall ms), both included, in the order in which they came. */
export async function listRecordedFrames(
  { orm }: Database,
  { agentId, from, to }: { agentId: number; from: number; to: number },
): Promise<RecordedFrame[]> {
  const rows = await orm
    .select({ id: videoFrames.id, at: videoFrames.timestamp })
    .from(videoFrames)
    .where(
      and(
        eq(videoFrames.agentId, agentId),
        gte(videoFrames.timestamp, new Date(from)),
        lte(videoFrames.timestamp, new Date(to)),
      ),
    )
    .orderBy(asc(videoFrames.timestamp), asc(videoFrames.id))
    .limit(MOST_FRAMES);
  return rows.map(({ id, at }) => ({ id, at: at?.getTime() ?? from }));
}

/** The device's own bytes, or null when the frame was swept since. */
export async function readFrame({ orm }: Database, id: number): Promise<Buffer | null> {
  const rows = await orm
    .select({ jpeg: videoFrames.frame })
    .from(videoFrames)
    .where(eq(videoFrames.id, id))
    .limit(1);
  return rows[0]?.jpeg ?? null;
}
