import type { StoredFrame } from '@/lib/recordings/clip';
import { recordingOf } from '@/lib/recordings/interval';
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
  const range = { agentId, ...recordingOf(createdAt) };
  const readings: StoredReading[] = [];
  for await (const page of readingPages(database, range)) readings.push(...page);
  // A clip ends before its last moment, a recording with it.
  return { readings, frames: await listFrames(database, { ...range, to: range.to + 1 }) };
}
