import { z } from 'zod';
import type { IssueRule } from '@/lib/platform/validation-issue';
import { defineCall } from './call';
import { browserFields } from './sessions';
import { done, isoTime } from './shapes';

const LONGEST_NAME = 40;

const deviceShape = z.object({
  id: z.int(),
  name: z.string().nullable().meta({ description: 'As the caregiver calls it' }),
  ...browserFields,
  language: z.enum(['ko', 'en']).meta({ description: 'Of what is sent to it' }),
  last_seen_at: isoTime.meta({ description: 'When it last said where it is reached' }),
  proven_at: isoTime.nullable().meta({ description: 'When a message was last shown on it' }),
  failing: z.boolean().meta({ description: 'The last message did not get through' }),
  signed_in: z.boolean().meta({
    description: 'Whether the session that it was last seen with goes on: ending that ends push to it too',
  }),
});

export type WirePushDevice = z.infer<typeof deviceShape>;

/** Every browser of the caregiver that is told by push. */
export const listPushDevicesCall = defineCall({
  name: 'listPushDevices',
  method: 'GET',
  path: '/api/push_devices',
  access: 'user',
  answers: { 200: z.array(deviceShape) },
  ours: true,
  example: {
    answer: [
      {
        ...{
          id: 3,
          name: 'Mum’s phone',
          browser: 'Safari',
          system: 'iPhone',
          language: 'ko',
          failing: false,
          signed_in: true,
        },
        last_seen_at: '2025-10-03T12:00:00.000Z',
        proven_at: '2025-10-03T12:34:56.789Z',
      },
    ],
  },
});

/** An empty name takes the name away. */
export const namePushDeviceCall = defineCall({
  name: 'namePushDevice',
  method: 'POST',
  path: '/api/push_devices/{device_id}',
  access: 'user',
  body: z.object({
    name: z
      .string()
      .trim()
      .refine((name) => [...name].length <= LONGEST_NAME && !/\p{Cc}/u.test(name) && name.isWellFormed(), {
        error: 'characters' satisfies IssueRule,
        params: { min: 0, max: LONGEST_NAME },
      })
      .meta({ maxLength: LONGEST_NAME }),
  }),
  answers: { 200: done },
  ours: true,
  example: { body: { name: 'Mum’s phone' }, answer: { success: true } },
});

/** Nothing is sent to it any more, until it is switched on there again. */
export const removePushDeviceCall = defineCall({
  name: 'removePushDevice',
  method: 'DELETE',
  path: '/api/push_devices/{device_id}',
  access: 'user',
  answers: { 200: done },
  ours: true,
  example: { answer: { success: true } },
});
