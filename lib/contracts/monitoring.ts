import { z } from 'zod';
import { CRYING_STATUSES } from '@/lib/cradle/sensors/crying';
import { DEVICE_DIRECTIONS, DIRECTIONS } from '@/lib/cradle/sensors/direction';
import type { IssueRule } from '@/lib/platform/validation-issue';
import { defineCall } from './call';
import { isoTime, moment } from './shapes';

const crying = z.enum(CRYING_STATUSES);
const direction = z.enum(DIRECTIONS);

export const agentStatusCall = defineCall({
  name: 'agentStatus',
  method: 'GET',
  path: '/api/agent_status/{uuid}',
  access: 'cradle',
  answers: {
    200: z.object({
      agent_uuid: z.string(),
      temperature: z.number().nullable(),
      crying: crying.nullable(),
      direction: direction.nullable(),
      face_direction: z.enum(DEVICE_DIRECTIONS).nullable(),
      last_direction_time: isoTime.nullable(),
      last_normal_face_time: isoTime.nullable(),
      last_update: isoTime.nullable(),
    }),
  },
  example: {
    answer: {
      agent_uuid: 'cradle-unique-id-example',
      temperature: 36.5,
      crying: 'Not Crying',
      direction: '정면 유지 중',
      face_direction: '확인 중...',
      last_direction_time: '2025-10-03T12:34:56.789Z',
      last_normal_face_time: '2025-10-03T12:34:55.678Z',
      last_update: '2025-10-03T12:34:56.789Z',
    },
  },
});

export const sensorSnapshotCall = defineCall({
  name: 'sensorSnapshot',
  method: 'GET',
  path: '/get_sensor_data/{uuid}',
  access: 'cradle',
  answers: {
    200: z.object({
      crying: crying.nullable(),
      direction: direction.nullable(),
      temperature: z.number().nullable(),
      timestamp: isoTime.nullable(),
    }),
  },
  example: {
    answer: {
      crying: 'Crying',
      direction: '좌측으로 움직임',
      temperature: 36.5,
      timestamp: '2025-10-03T12:34:56.789Z',
    },
  },
});

/** One row of what a cradle sent; a field that did not arrive with it is null. */
export const readingShape = z.object({
  timestamp: isoTime,
  temperature: z.number().nullable(),
  crying: crying.nullable(),
  direction: direction.nullable(),
});

const share = z.number().min(0).max(1);

/** The readings of one bucket of time. What no reading in it says is null. */
export const readingBucketShape = z.object({
  /** Where the bucket begins: a whole multiple of the resolution since 1970. */
  timestamp: isoTime,
  /** Number of rows in it. */
  rows: z.int(),
  temperature: z.object({ min: z.number(), avg: z.number(), max: z.number() }).nullable(),
  crying: z.object({ share }).nullable().meta({ description: 'Share of the rows with crying in them' }),
  direction: z
    .record(direction, share)
    .nullable()
    .meta({ description: 'Share of each direction among the rows that have one' }),
});

export type WireReadingBucket = z.infer<typeof readingBucketShape>;

/** Longest bucket, in seconds, and the most buckets that one answer holds: a month of four minutes each. */
export const RESOLUTION_LIMIT_S = 86_400;
export const BUCKET_LIMIT = 12_000;

const period = { start_date: moment, end_date: moment };
const isOrdered = ({ start_date, end_date }: { start_date: number; end_date: number }) =>
  start_date <= end_date;
const DISORDERED = { path: ['start_date'], error: 'period' satisfies IssueRule };

const historyQuery = z
  .object({
    ...period,
    /** Ours. */
    resolution: z.coerce
      .number()
      .int()
      .min(1)
      .max(RESOLUTION_LIMIT_S)
      .optional()
      .meta({ description: 'Seconds of a bucket: then the answer is min, avg and max of each, for charts' }),
  })
  .refine(isOrdered, DISORDERED)
  .refine(
    ({ start_date, end_date, resolution }) =>
      resolution === undefined || (end_date - start_date) / (resolution * 1000) <= BUCKET_LIMIT,
    { path: ['resolution'], error: 'buckets' satisfies IssueRule, params: { max: BUCKET_LIMIT } },
  );

export const sensorHistoryCall = defineCall({
  name: 'sensorHistory',
  method: 'GET',
  path: '/api/sensor_data/{uuid}',
  access: 'cradle',
  query: historyQuery,
  answers: { 200: z.union([z.array(readingShape), z.array(readingBucketShape)]) },
  example: {
    query: { start_date: '2025-10-03T12:00:00Z', end_date: '2025-10-03T13:00:00Z' },
    answer: [
      { timestamp: '2025-10-03T12:34:56.789Z', temperature: 36.5, crying: 'Not Crying', direction: null },
    ],
  },
});

/** The rows of a period as a table for spreadsheets, to keep. */
export const exportReadingsCall = defineCall({
  name: 'exportReadings',
  method: 'GET',
  path: '/api/export/{uuid}',
  access: 'cradle',
  query: z.object(period).refine(isOrdered, DISORDERED),
  answers: { 200: 'media' },
  media: 'text/csv; charset=utf-8',
  ours: true,
  example: { query: { start_date: '2025-10-03T12:00:00Z', end_date: '2025-10-03T13:00:00Z' } },
});

/** Server-sent events: one `data: <value>` at once, then on every change and at least every second. */
export const cryingStatusCall = defineCall({
  name: 'cryingStatus',
  method: 'GET',
  path: '/crying_status/{uuid}',
  access: 'cradle',
  answers: { 200: 'media' },
  media: 'text/event-stream',
});

/** As `cryingStatus`, for the direction of the face. */
export const directionStatusCall = defineCall({
  name: 'directionStatus',
  method: 'GET',
  path: '/direction_status/{uuid}',
  access: 'cradle',
  answers: { 200: 'media' },
  media: 'text/event-stream',
});
