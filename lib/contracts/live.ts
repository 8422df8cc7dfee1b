import { z } from 'zod';
import { CRYING_STATUSES } from '@/lib/cradle/sensors/crying';
import { DIRECTIONS } from '@/lib/cradle/sensors/direction';
import { MOTOR_ACTIONS } from '@/lib/cradle/topics';
import { defineCall } from './call';

const moment = z.int().meta({ description: 'Milliseconds since 1970-01-01 UTC, by the clock of the server' });

/** A signal's newest value. `at` is its arrival; it is fresh until `at + freshForMs`, unknown while `at` is null. */
function signal<T extends z.ZodType>(value: T) {
  return z.object({ value: value.nullable(), at: moment.nullable(), freshForMs: z.int() });
}

const openAlert = z.object({
  id: z.int(),
  alert_type: z.string(),
  message: z.string(),
  temperature: z.number().nullable(),
  face_detected: z.boolean().nullable(),
  created_at: moment,
});

/** The data of each `snapshot` event of GET /api/live/{uuid}: all that is known of one cradle. */
export const liveSnapshot = z.object({
  uuid: z.string(),
  /** The clock of the server, against which every `at` is an age. */
  serverTime: moment,
  temperature: signal(z.number()),
  crying: signal(z.enum(CRYING_STATUSES)),
  direction: signal(z.enum(DIRECTIONS)),
  frame: z.object({ at: moment.nullable(), freshForMs: z.int() }),
  /** Alerts of the last 24 h that nobody has resolved, newest first. */
  alerts: z.array(openAlert),
  /** What was last asked of the motor; a cradle does not report what it does with it. */
  motor: z.object({ action: z.enum(MOTOR_ACTIONS), at: moment, by: z.string() }).nullable(),
  /** Whether the way from the cradle to this server stands: without it no reading can arrive. */
  broker: z.enum(['up', 'down']),
});

export type LiveSnapshot = z.infer<typeof liveSnapshot>;

export const liveCall = defineCall({
  name: 'live',
  method: 'GET',
  path: '/api/live/{uuid}',
  access: 'cradle',
  answers: { 200: 'media' },
  media: 'text/event-stream',
  ours: true,
});
