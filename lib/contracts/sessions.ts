import { z } from 'zod';
import { newPassword } from './accounts';
import { defineCall } from './call';
import { done, isoTime } from './shapes';

/** What a User-Agent says; it proves nothing. */
export const browserFields = {
  browser: z
    .string()
    .nullable()
    .meta({ examples: ['Chrome'] }),
  system: z
    .string()
    .nullable()
    .meta({ examples: ['Android'] }),
};

/** Ends every other session of the account, with all that it streams. */
export const changePasswordCall = defineCall({
  name: 'changePassword',
  method: 'POST',
  path: '/api/password',
  access: 'user',
  body: z.object({ current_password: z.string().min(1).max(4_096), new_password: newPassword }),
  answers: { 200: done },
  refusals: ['password_wrong', 'too_many_requests'],
  ours: true,
  example: {
    body: { current_password: 'a long enough password', new_password: 'a better password' },
    answer: { success: true },
  },
});

const sessionShape = z.object({
  id: z.int(),
  ...browserFields,
  current: z.boolean().meta({ description: 'The one that asks' }),
  created_at: isoTime,
  last_seen_at: isoTime.meta({ description: 'To within five minutes' }),
});

export type WireSession = z.infer<typeof sessionShape>;

export const listSessionsCall = defineCall({
  name: 'listSessions',
  method: 'GET',
  path: '/api/sessions',
  access: 'user',
  answers: { 200: z.array(sessionShape) },
  ours: true,
  example: {
    answer: [
      {
        ...{ id: 7, browser: 'Safari', system: 'iPhone', current: true },
        created_at: '2025-10-03T12:00:00.000Z',
        last_seen_at: '2025-10-03T12:34:56.789Z',
      },
    ],
  },
});

/** Ends every session of the account but the one that asks. */
export const endOtherSessionsCall = defineCall({
  name: 'endOtherSessions',
  method: 'DELETE',
  path: '/api/sessions',
  access: 'user',
  answers: { 200: done },
  ours: true,
  example: { answer: { success: true } },
});

/** Ends one session of the account; its streams end within a second. */
export const endSessionCall = defineCall({
  name: 'endSession',
  method: 'DELETE',
  path: '/api/sessions/{session_id}',
  access: 'user',
  answers: { 200: done },
  ours: true,
  example: { answer: { success: true } },
});
