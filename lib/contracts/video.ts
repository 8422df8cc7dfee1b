import { z } from 'zod';
import type { IssueRule } from '@/lib/platform/validation-issue';
import { defineCall } from './call';
import { parseMoment } from './moment';
import { rowId } from './path-parameters';

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

/** What a recorded minute and the recording of an alert have in common: a file that comes in parts. */
const RECORDED = {
  answers: { 200: 'media', 206: 'media', 304: null },
  media: 'video/mp4',
  refusals: ['video_not_recorded', 'range_not_satisfiable', 'storage_full'],
} as const;

const clipQuery = z
  .object({
    date: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'date' satisfies IssueRule })
      .optional()
      .meta({ description: 'YYYY-MM-DD, UTC; together with time', examples: ['2025-10-03'] }),
    time: z
      .string()
      .regex(/^\d{2}:\d{2}:\d{2}$/, { error: 'time_of_day' satisfies IssueRule })
      .optional()
      .meta({ description: 'HH:MM:SS, UTC; together with date', examples: ['12:34:56'] }),
    alert_id: rowId.optional().meta({
      type: 'integer',
      description: 'Instead of date and time: an alert of this cradle, for the whole of its recording',
    }),
  })
  .superRefine(checkClipQuery);

/** Either a minute or an alert: of both, one reader would take the one and another the other. */
function checkClipQuery(
  { date, time, alert_id }: { date?: string; time?: string; alert_id?: number },
  context: z.RefinementCtx,
): void {
  const refuse = (path: string, rule: IssueRule) =>
    context.addIssue({ code: 'custom', path: [path], message: rule });
  if (alert_id !== undefined) {
    if (date !== undefined || time !== undefined) refuse('alert_id', 'alone');
    return;
  }
  if (date === undefined) refuse('date', 'required');
  if (time === undefined) refuse('time', 'required');
  if (date === undefined || time === undefined) return;
  if (parseMoment(`${date}T${time}Z`) === null) refuse('date', 'existing_day');
}

/** The minute that was recorded from that moment on, or the recording of one alert, at true speed. */
export const videoCall = defineCall({
  name: 'video',
  method: 'GET',
  path: '/api/video/{uuid}',
  access: 'cradle',
  query: clipQuery,
  ...RECORDED,
  mediaLink: { binds: ['date', 'time', 'alert_id'] },
  example: { query: { date: '2025-10-03', time: '12:34:56' } },
});

/** The same video of an alert as a file to keep, with the alert's time in its name. */
export const alertClipCall = defineCall({
  name: 'alertClip',
  method: 'GET',
  path: '/api/alert_clip/{alert_id}',
  access: 'alert',
  ...RECORDED,
  mediaLink: { binds: [] },
  ours: true,
});

/** What a video call asks for: the minute from a moment (wall ms) on, or the recording of an alert. */
export type AskedClip = { from: number } | { alertId: number };

export function readClipQuery({ date, time, alert_id }: z.infer<typeof clipQuery>): AskedClip {
  if (alert_id !== undefined) return { alertId: alert_id };
  return { from: parseMoment(`${date}T${time}Z`) ?? Number.NaN };
}
