import { z } from 'zod';
import { CHECK_IDS, CHECK_REASONS, CHECK_STATES } from '@/lib/tonight/check';
import { defineCall } from './call';
import { isoTime } from './shapes';

const checkShape = z.object({
  id: z.enum(CHECK_IDS),
  cradle_uuid: z.string().nullable().meta({ description: 'Null for what is about all cradles' }),
  state: z.enum(CHECK_STATES).meta({ description: '"off": the caregiver wants it so' }),
  reason: z.enum(CHECK_REASONS).nullable().meta({ description: 'Why it is not ok' }),
  at: isoTime.nullable().meta({ description: 'When it was last fine, where that is known' }),
});

/** Whether everything that wakes a parent is in order; what is not known counts as not in order. */
export const tonightCall = defineCall({
  name: 'tonight',
  method: 'GET',
  path: '/api/tonight',
  access: 'user',
  query: z.object({
    device: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional()
      .meta({ description: 'SHA-256 (hex) of the endpoint of this browser’s push subscription' }),
  }),
  answers: { 200: z.object({ ready: z.boolean(), now: isoTime, checks: z.array(checkShape) }) },
  ours: true,
  example: {
    answer: {
      ready: false,
      now: '2025-10-03T12:34:56.789Z',
      checks: [
        {
          ...{ id: 'crying', cradle_uuid: 'cradle-unique-id-example', state: 'problem', reason: 'silent' },
          at: '2025-10-03T12:31:50.123Z',
        },
      ],
    },
  },
});

export type WireTonight = z.infer<(typeof tonightCall)['answers'][200]>;
export type WireCheck = WireTonight['checks'][number];
