import { z } from 'zod';
import { defineCall } from './call';
import { done, isoTime } from './shapes';

/**
 * For a WebView, a video element or a download manager that sends no cookie: a link to one stream, picture or video
 * of one's own, for some minutes and not longer than the session.
 */
export const createMediaLinkCall = defineCall({
  name: 'createMediaLink',
  method: 'POST',
  path: '/api/media_links',
  access: 'user',
  body: z.object({
    path: z
      .string()
      .min(1)
      .max(4_096)
      .meta({
        description: 'Path of a stream, frame, alert frame, alert clip or video, with the query of the video',
        examples: ['/stream/cradle-unique-id-example'],
      }),
  }),
  answers: {
    200: done.extend({
      url: z.string().meta({ description: 'The path with its query and a signature' }),
      expires_at: isoTime,
    }),
  },
  refusals: ['media_path_invalid', 'not_found'],
  ours: true,
  example: {
    body: { path: '/stream/cradle-unique-id-example' },
    answer: {
      success: true,
      url: '/stream/cradle-unique-id-example?link=eyJzIjoi...',
      expires_at: '2025-10-03T12:44:56.789Z',
    },
  },
});
