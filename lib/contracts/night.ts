import { z } from 'zod';
import { ALERT_TYPES } from '@/lib/alerts/types';
import { SENSOR_KINDS } from '@/lib/cradle/sensors/kinds';
import { CLOCK_FORM, DEFAULT_NIGHT_HOURS } from '@/lib/insight/night';
import { isTimeZone } from '@/lib/insight/zoned-time';
import type { IssueRule } from '@/lib/platform/validation-issue';
import { defineCall } from './call';
import { parseMoment } from './moment';
import { isoTime } from './shapes';

/** Years of four digits from 1970 on: no reading is older. */
const DATE_FORM = /^(?:19[7-9]\d|[2-9]\d{3})-\d{2}-\d{2}$/;

const date = z
  .string()
  .regex(DATE_FORM, { error: 'date' satisfies IssueRule })
  .refine((text) => !DATE_FORM.test(text) || parseMoment(text) !== null, {
    error: 'existing_day' satisfies IssueRule,
  })
  .meta({ description: 'YYYY-MM-DD: the day on which the night begins', examples: ['2025-10-03'] });

const timeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, { error: 'time_zone' satisfies IssueRule })
  .meta({ description: 'Of the reader, by its name', examples: ['Asia/Seoul'] });

const clock = (what: string, initial: string) =>
  z
    .string()
    .regex(CLOCK_FORM, { error: 'hours_and_minutes' satisfies IssueRule })
    .default(initial)
    .meta({ description: `HH:MM, by the clock of that time zone: ${what}`, examples: [initial] });

/** Which night is meant, as calls and the page's address say it. */
export const nightQuery = z
  .object({
    date,
    time_zone: timeZone,
    bedtime: clock('when the night begins', DEFAULT_NIGHT_HOURS.bedtime),
    morning: clock(
      'when it ends; not later than the bedtime means the next day',
      DEFAULT_NIGHT_HOURS.morning,
    ),
  })
  .refine(({ bedtime, morning }) => bedtime !== morning, {
    path: ['morning'],
    error: 'other_than_bedtime' satisfies IssueRule,
  });

export type NightQuery = z.infer<typeof nightQuery>;

const seconds = z.number().min(0).meta({ description: 's' });
const share = z.number().min(0).max(1);
const interval = z.object({ from: isoTime, to: isoTime, seconds });
const degrees = z.number().meta({ description: '°C' });
const extreme = z.object({ value: degrees, at: isoTime });
const spell = interval.extend({
  begin: z.enum(['heard', 'gap', 'night']).meta({ description: 'heard, or cut: by a gap or by the night' }),
  end: z.enum(['heard', 'gap', 'night', 'now']).meta({ description: 'as begin; now while it goes on' }),
});

/** One alert of the night, and who handled it. */
const nightAlert = z.object({
  id: z.int(),
  alert_type: z.string().meta({ description: `One of ${ALERT_TYPES.join(', ')}, or another’s` }),
  created_at: isoTime,
  shown_at: isoTime.nullable().meta({ description: 'When a phone first showed it' }),
  acknowledged_at: isoTime.nullable(),
  acknowledged_by: z.string().nullable(),
  cleared_at: isoTime.nullable(),
  resolved_at: isoTime.nullable(),
});

const WHOLE = { from: '2025-10-03T11:00:00.000Z', to: '2025-10-03T22:00:00.000Z', seconds: 39_600 };

const NIGHT = {
  night: WHOLE,
  passed: WHOLE,
  watched_seconds: 39_480,
  shares: { temperature: 0.997, crying: 0.9969, direction: 0.9965 },
  gaps: [
    {
      ...{ from: '2025-10-03T17:10:00.000Z', to: '2025-10-03T17:12:00.000Z', seconds: 120 },
      ...{ missing: ['temperature', 'crying', 'direction'], cause: null },
    },
  ],
  cries: [
    {
      ...{ from: '2025-10-03T14:05:10.000Z', to: '2025-10-03T14:07:40.000Z', seconds: 150 },
      ...{ begin: 'heard', end: 'heard' },
    },
  ],
  turned: [],
  longest_calm: { from: '2025-10-03T17:12:00.000Z', to: '2025-10-03T22:00:00.000Z', seconds: 17_280 },
  temperature: {
    min: { value: 36.1, at: '2025-10-03T19:30:00.000Z' },
    mean: 36.4,
    max: { value: 36.9, at: '2025-10-03T14:07:00.000Z' },
    ...{ limit: 38, seconds_above: 0 },
  },
  alerts: [
    {
      ...{ id: 12, alert_type: 'crying', created_at: '2025-10-03T14:05:40.000Z' },
      ...{ shown_at: '2025-10-03T14:05:41.204Z', acknowledged_at: '2025-10-03T14:06:02.000Z' },
      ...{ acknowledged_by: 'haru', cleared_at: '2025-10-03T14:07:40.000Z', resolved_at: null },
    },
  ],
  more_alerts: false,
};

export const nightCall = defineCall({
  name: 'night',
  method: 'GET',
  path: '/api/night/{uuid}',
  access: 'cradle',
  query: nightQuery,
  answers: {
    200: z.object({
      night: interval,
      passed: interval.meta({ description: 'What of the night has passed' }),
      watched_seconds: seconds.meta({ description: 's of what has passed in which anything came' }),
      shares: z.record(z.enum(SENSOR_KINDS), share).meta({ description: 'How much is known of each signal' }),
      gaps: z.array(
        interval.extend({
          missing: z.array(z.enum(SENSOR_KINDS)).meta({ description: 'Signals that did not come' }),
          cause: z.enum(['broker', 'database', 'process']).nullable(),
        }),
      ),
      cries: z.array(spell),
      turned: z.array(spell).meta({ description: 'Not lying facing up, or the face not seen' }),
      longest_calm: interval.nullable().meta({ description: 'Known to be without crying' }),
      temperature: z
        .object({ min: extreme, mean: degrees, max: extreme, limit: degrees, seconds_above: seconds })
        .nullable(),
      alerts: z.array(nightAlert),
      more_alerts: z
        .boolean()
        .meta({ description: 'There were more alerts than these, which are the newest' }),
    }),
  },
  example: {
    query: { date: '2025-10-03', time_zone: 'Asia/Seoul', bedtime: '20:00', morning: '07:00' },
    answer: NIGHT,
  },
  ours: true,
});

/** The same as a table: a row for each thing that happened, in their order. */
export const nightTableCall = defineCall({
  name: 'nightTable',
  method: 'GET',
  path: '/api/night_table/{uuid}',
  access: 'cradle',
  query: nightQuery,
  answers: { 200: 'media' },
  media: 'text/csv; charset=utf-8',
  example: { query: { date: '2025-10-03', time_zone: 'Asia/Seoul' } },
  ours: true,
});
