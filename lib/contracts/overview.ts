import { z } from 'zod';
import { defineCall } from './call';
import { frameSignal } from './live';

/** All cradles of a caregiver at a glance, from memory: it is asked every few seconds, by a page that has them all. */
export const overview = z.object({
  serverTime: z.int().meta({ description: 'Milliseconds since 1970-01-01 UTC, by the clock of the server' }),
  cradles: z.array(
    z.object({
      uuid: z.string(),
      in_use: z.boolean(),
      frame: frameSignal,
      open_alerts: z
        .int()
        .meta({ description: 'Of the last 24 h that nobody has resolved; those of one episode count once' }),
    }),
  ),
});

export type Overview = z.infer<typeof overview>;

export const overviewCall = defineCall({
  name: 'overview',
  method: 'GET',
  path: '/api/overview',
  access: 'user',
  answers: { 200: overview },
  ours: true,
  example: {
    answer: {
      serverTime: 1_759_494_896_789,
      cradles: [
        {
          uuid: 'cradle-unique-id-example',
          in_use: true,
          frame: { at: 1_759_494_896_700, freshForMs: 5_000, frozen_since: null },
          open_alerts: 1,
        },
      ],
    },
  },
});
