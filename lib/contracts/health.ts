import { z } from 'zod';
import { defineCall } from './call';

export const healthCall = defineCall({
  name: 'health',
  method: 'GET',
  path: '/api/health',
  access: 'open',
  answers: { 200: z.object({ status: z.literal('live') }) },
  ours: true,
  example: { answer: { status: 'live' } },
});

const part = z.object({
  state: z.enum(['up', 'waiting', 'stopped']),
  /** What it waits for, for a person who runs the server. */
  detail: z.string().nullable(),
});

const counts = z.record(z.string(), z.number().int());

const count = z.number().int();

/** Readings, frames of recordings and changes of alerts on their way to the database, since the start. */
const journal = z.object({
  ...{ waitingRows: count, storedRows: count, refusedRows: count, droppedRows: count },
  ...{ waitingFrames: count, storedFrames: count, refusedFrames: count, droppedFrames: count },
  ...{ waitingChanges: count, refusedChanges: count, droppedChanges: count },
  unsafe: count.meta({ description: 'Rows and frames that wait in memory alone: a crash would cost them' }),
  spoolBytes: count.meta({ description: 'Size of what waits in files' }),
});

export const readiness = z.object({
  ready: z.boolean(),
  database: part,
  broker: part.extend({ refused: counts }),
  worker: part.extend({
    faults: counts.meta({ description: 'Messages dropped since the start, by reason' }),
    journal,
    recording: z
      .enum(['on', 'no_room'])
      .meta({ description: 'no_room: below DISK_FREE_MIN nothing is recorded' }),
    diskFreeBytes: count.nullable().meta({ description: 'Where the data lies; null when not known' }),
  }),
});

export type Readiness = z.infer<typeof readiness>;

/** 200 only when database, broker and worker are up, else 503 with the same body. */
export const readyCall = defineCall({
  name: 'ready',
  method: 'GET',
  path: '/api/ready',
  access: 'open',
  answers: { 200: readiness, 503: readiness },
  ours: true,
});
