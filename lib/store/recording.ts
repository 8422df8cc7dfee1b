import type { StoredFrame } from '@/lib/recordings/clip';
import { type Interval, recordingOf } from '@/lib/recordings/interval';
import type { AlertRow } from './alerts';
import type { Database } from './database';
import { readingPages, type StoredReading } from './readings';
import { listFrames } from './recordings';

export interface Recording {
  readings: StoredReading[];
  frames: StoredFrame[];
}

/** What was stored around an alert. It is read by time, so that alerts which overlap each have their whole minute. */
export async function readRecording(
  database: Database,
  { agentId, createdAt }: Pick<AlertRow, 'agentId' | 'createdAt'>,
): Promise<Recording> {
  if (createdAt === null) return { readings: [], frames: [] };
  const interval = recordingOf(createdAt);
  const readings: StoredReading[] = [];
  for await (const page of readingPages(database, { agentId, ...interval })) readings.push(...page);
  return { readings, frames: await listRecordedFrames(database, agentId, interval) };
}

/** The frames of a recording; a clip ends before its last moment, a recording with it. */
export function listRecordedFrames(
  database: Database,
  agentId: number,
  { from, to }: Interval,
): Promise<StoredFrame[]> {
  return listFrames(database, { agentId, from, to: to + 1 });
}
