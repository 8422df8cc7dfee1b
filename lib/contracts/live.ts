import { z } from 'zod';
import { alertDetailsShape } from '@/lib/alerts/alert';
import { CRYING_STATUSES } from '@/lib/cradle/sensors/crying';
import { DIRECTIONS } from '@/lib/cradle/sensors/direction';
import { MOTOR_ACTIONS } from '@/lib/cradle/topics';
import { defineCall } from './call';

const moment = z.int().meta({ description: 'Milliseconds since 1970-01-01 UTC, by the clock of the server' });

/** A signal's newest value. `at` is its arrival; it is fresh until `at + freshForMs`, unknown while `at` is null. */
function signal<T extends z.ZodType>(value: T) {
  return z.object({ value: value.nullable(), at: moment.nullable(), freshForMs: z.int() });
}

/** One that lasts: since when it has been saying so without a longer silence. */
function lastingSignal<T extends z.ZodType>(value: T) {
  return signal(value).extend({ since: moment.nullable() });
}

const openAlert = z.object({
  id: z.int().nullable().meta({ description: 'Null for the moment until it is stored' }),
  uid: z
    .string()
    .nullable()
    .meta({ description: 'Its name from the start; null only for alerts of earlier installations' }),
  episode: z
    .string()
    .nullable()
    .meta({ description: 'The same for alerts without a return to normal between them' }),
  alert_type: z.string(),
  message: z.string(),
  temperature: z.number().nullable(),
  face_detected: z.boolean().nullable(),
  details: alertDetailsShape.meta({ description: 'What its text is made of' }),
  created_at: moment,
  acknowledged_at: moment.nullable().meta({ description: 'Since when it does not ring any more' }),
  acknowledged_by: z.string().nullable().meta({ description: 'Name of the caregiver who looks after it' }),
  cleared_at: moment.nullable().meta({ description: 'When things were normal again' }),
});

/** The newest picture; while frames come and all are the same one, since when. */
export const frameSignal = z.object({
  at: moment.nullable(),
  freshForMs: z.int(),
  frozen_since: moment.nullable().meta({
    description: 'Frames arrive, and each has been the same picture for some seconds; null otherwise',
  }),
});

/** The data of each `snapshot` event of GET /api/live/{uuid}: all that is known of one cradle. */
export const liveSnapshot = z.object({
  uuid: z.string(),
  /** What its caregiver calls it; null without a name. */
  name: z.string().nullable(),
  /** The clock of the server, against which every `at` is an age. */
  serverTime: moment,
  temperature: signal(z.number()),
  crying: lastingSignal(z.enum(CRYING_STATUSES)),
  direction: lastingSignal(z.enum(DIRECTIONS)),
  frame: frameSignal,
  /** Whether its caregiver wants it watched: for one that is not in use no alert is raised. */
  in_use: z.boolean(),
  /** Beyond these an alert is raised: °C, and seconds. */
  limits: z.object({
    max_temperature: z.number(),
    abnormal_position_timeout: z.int(),
    crying_duration_threshold: z.int(),
  }),
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

/** All of the caller's cradles at once: for who watches several, and must not hold a connection for each. */
export const liveNowCall = defineCall({
  name: 'liveNow',
  method: 'GET',
  path: '/api/live',
  access: 'user',
  answers: { 200: z.object({ cradles: z.array(liveSnapshot) }) },
  ours: true,
  example: {
    answer: {
      cradles: [
        {
          uuid: 'cradle-unique-id-example',
          name: '하루 요람',
          serverTime: 1_759_494_896_789,
          temperature: { value: 36.5, at: 1_759_494_890_000, freshForMs: 60_000 },
          crying: {
            value: 'Not Crying',
            at: 1_759_494_895_000,
            freshForMs: 15_000,
            since: 1_759_494_000_000,
          },
          direction: { value: '정면 유지 중', at: 1_759_494_896_700, freshForMs: 10_000, since: null },
          frame: { at: 1_759_494_896_712, freshForMs: 5_000, frozen_since: null },
          limits: { max_temperature: 38, abnormal_position_timeout: 30, crying_duration_threshold: 30 },
          in_use: true,
          alerts: [],
          motor: null,
          broker: 'up',
        },
      ],
    },
  },
});
