import { z } from 'zod';
import { defineCall } from './call';
import { done, isoTime } from './shapes';

const ID = '01K6N0V6T3Q8Y4Z2M7B9C5D1EF';

/** Goes the way that alerts go, to every device and address of the caller, or to one device. */
export const sendTestCall = defineCall({
  name: 'sendTest',
  method: 'POST',
  path: '/api/test_notification',
  access: 'user',
  body: z.object({
    endpoint: z
      .string()
      .min(1)
      .max(2_000)
      .optional()
      .meta({ description: 'Of a push subscription of the caller: this device only' }),
    device_id: z.int().min(1).optional().meta({ description: 'The same, by GET /api/push_devices' }),
  }),
  answers: { 202: done.extend({ id: z.string() }) },
  refusals: ['nobody_to_tell', 'not_found', 'too_many_requests'],
  ours: true,
  example: { body: {}, answer: { success: true, id: ID } },
});

/** How far a test has come, for some minutes. */
export const testReportCall = defineCall({
  name: 'testReport',
  method: 'GET',
  path: '/api/test_notification/{test_id}',
  access: 'user',
  answers: {
    200: z.object({
      id: z.string(),
      created_at: isoTime,
      recipients: z.array(
        z.object({
          channel: z.enum(['push', 'email']),
          state: z.enum(['queued', 'sent', 'shown', 'opened', 'failed']),
          reason: z
            .string()
            .nullable()
            .meta({ description: 'Why the last attempt failed, for who looks after the server' }),
          attempts: z.int(),
          steps: z.array(
            z.object({
              step: z.enum(['queued', 'sent', 'shown', 'opened']).meta({
                description: 'sent: the push service or the mail server has it; only a device tells the rest',
              }),
              ms: z.int().meta({ description: 'Since the test was asked for' }),
            }),
          ),
        }),
      ),
    }),
  },
  ours: true,
  example: {
    answer: {
      id: ID,
      created_at: '2025-10-03T12:34:56.789Z',
      recipients: [
        {
          channel: 'push',
          state: 'shown',
          reason: null,
          attempts: 1,
          steps: [
            { step: 'queued', ms: 0 },
            { step: 'sent', ms: 212 },
            { step: 'shown', ms: 930 },
          ],
        },
      ],
    },
  },
});
