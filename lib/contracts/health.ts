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

export const readiness = z.object({
  ready: z.boolean(),
  database: part,
  broker: part.extend({ refused: counts }),
  worker: part.extend({
    faults: counts.meta({ description: 'Messages dropped since the start, by reason' }),
    journal: z.object({
      waitingRows: z.number().int(),
      storedRows: z.number().int(),
      refusedRows: z.number().int(),
      droppedRows: z.number().int(),
    }),
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
