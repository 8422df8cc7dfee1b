import { z } from 'zod';
import type { IssueRule } from '@/lib/platform/validation-issue';
import { defineCall } from './call';
import { done } from './shapes';

/** RFC 5321, 4.5.3.1: with both angle brackets a path has 256 characters. */
const emailAddress = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email({ error: 'email' satisfies IssueRule }))
  .meta({ description: 'One address', examples: ['parent@example.org'] });

const ADDRESS = 'parent@example.org';

/** Sends a mail to it with a link that confirms it within 24 h; one that was confirmed before stays until then. */
export const setEmailAddressCall = defineCall({
  name: 'setEmailAddress',
  method: 'POST',
  path: '/api/email_address',
  access: 'user',
  body: z.object({ address: emailAddress }),
  answers: { 200: done },
  refusals: ['email_not_set_up', 'email_address_refused', 'email_not_sent', 'too_many_requests'],
  ours: true,
  example: { body: { address: ADDRESS }, answer: { success: true } },
});

export const emailAddressCall = defineCall({
  name: 'emailAddress',
  method: 'GET',
  path: '/api/email_address',
  access: 'user',
  answers: {
    200: z.object({
      address: z.string().nullable().meta({ description: 'The confirmed one; else one that waits for it' }),
      confirmed: z.boolean(),
      can_send: z.boolean().meta({ description: 'Whether this server has a mail server (SMTP_URL)' }),
      new_address: z
        .string()
        .nullable()
        .meta({ description: 'Takes the place of a confirmed one as soon as it is confirmed too' }),
      refused: z.boolean().meta({ description: 'A mail server refused the last message to the address' }),
    }),
  },
  ours: true,
  example: {
    answer: { address: ADDRESS, confirmed: true, can_send: true, new_address: null, refused: false },
  },
});

export const removeEmailAddressCall = defineCall({
  name: 'removeEmailAddress',
  method: 'DELETE',
  path: '/api/email_address',
  access: 'user',
  answers: { 200: done },
  ours: true,
  example: { answer: { success: true } },
});

/** Made by the page that the link opens, when its reader presses the button: mail scanners open links as well. */
export const confirmEmailCall = defineCall({
  name: 'confirmEmail',
  method: 'POST',
  path: '/api/email_confirmation',
  access: 'open',
  body: z.object({ token: z.string().min(1).max(100).meta({ description: 'From the link of the mail' }) }),
  answers: { 200: done },
  refusals: ['email_token_invalid', 'database_unavailable'],
  form: { done: '/confirm_email?done=1', failed: '/confirm_email' },
  ours: true,
  example: {
    body: { token: 'q2uJ1l0tT0V6yq3m9m1yT0m0oW0mJ1kq2b3c4d5e6f7' },
    answer: { success: true },
  },
});
