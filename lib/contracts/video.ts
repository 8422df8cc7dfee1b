import { z } from 'zod';
import type { IssueRule } from '@/lib/platform/validation-issue';
import { defineCall } from './call';
import { parseMoment } from './moment';

export const streamCall = defineCall({
  name: 'stream',
  method: 'GET',
  path: '/stream/{uuid}',
  access: 'cradle',
  answers: { 200: 'media' },
  media: 'multipart/x-mixed-replace; boundary=frame',
  legacyPass: true,
  mediaLink: { binds: [] },
});

export const frameCall = defineCall({
  name: 'frame',
  method: 'GET',
  path: '/api/frame/{uuid}',
  access: 'cradle',
  query: z.object({
    after: z.coerce
      .number()
      .int()
      .nonnegative()
      .optional()
      .meta({ description: 'Sequence of the picture before: waits up to 10 s for a newer one' }),
  }),
  answers: { 200: 'media', 204: null },
  media: 'image/jpeg',
  mediaLink: { binds: [] },
  ours: true,
});

const minuteQuery = z
  .object({
    date: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'date' satisfies IssueRule })
      .meta({ description: 'YYYY-MM-DD, UTC', examples: ['2025-10-03'] }),
    time: z
      .string()
      .regex(/^\d{2}:\d{2}:\d{2}$/, { error: 'time_of_day' satisfies IssueRule })
      .meta({ description: 'HH:MM:SS, UTC', examples: ['12:34:56'] }),
  })
  .refine(({ date, time }) => parseMoment(`${date}T${time}Z`) !== null, {
    path: ['date'],
    error: 'existing_day' satisfies IssueRule,
  });

/** The minute that was recorded from that moment on, at true speed. */
export const videoCall = defineCall({
  name: 'video',
  method: 'GET',
  path: '/api/video/{uuid}',
  access: 'cradle',
  query: minuteQuery,
  answers: { 200: 'media', 206: 'media', 304: null },
  media: 'video/mp4',
  refusals: ['video_not_recorded', 'range_not_satisfiable'],
  mediaLink: { binds: ['date', 'time'] },
  example: { query: { date: '2025-10-03', time: '12:34:56' } },
});

/** A video call's query as the moment at which its minute begins, wall ms. */
export function startOfMinute({ date, time }: z.infer<typeof minuteQuery>): number {
  return parseMoment(`${date}T${time}Z`) ?? Number.NaN;
}
