import { z } from 'zod';
import { defineCall } from './call';

export const streamCall = defineCall({
  method: 'GET',
  path: '/stream/{uuid}',
  access: 'cradle',
  response: null,
  media: 'multipart/x-mixed-replace; boundary=frame',
  legacyPass: true,
});

export const frameCall = defineCall({
  method: 'GET',
  path: '/api/frame/{uuid}',
  access: 'cradle',
  query: z.object({ after: z.coerce.number().int().nonnegative().optional() }),
  response: null,
  media: 'image/jpeg',
  ours: true,
});
