import { z } from 'zod';
import type { IssueRule } from '@/lib/platform/validation-issue';
import { defineCall } from './call';
import { doneWith } from './shapes';

/** Rules of sign-up, in characters; they apply to nothing else. */
export const USERNAME_LENGTH = { min: 3, max: 80 } as const;
export const PASSWORD_LENGTH = { min: 8, max: 256 } as const;

/** Characters as people count them: an emoji is one. */
function characters({ min, max }: { min: number; max: number }) {
  return z
    .string()
    .refine((text) => [...text].length >= min && [...text].length <= max, {
      error: 'characters' satisfies IssueRule,
      params: { min, max },
    })
    .meta({ minLength: min, maxLength: max });
}

/** Control characters and lone surrogates cannot be typed again; blanks at the ends are not seen. */
const newUsername = characters(USERNAME_LENGTH).refine(
  (name) => name === name.trim() && !/\p{Cc}/u.test(name) && name.isWellFormed(),
  { error: 'username' satisfies IssueRule },
);

export const newPassword = characters(PASSWORD_LENGTH);

export const signUpCall = defineCall({
  name: 'signUp',
  method: 'POST',
  path: '/register',
  access: 'open',
  body: z.object({ username: newUsername, password: newPassword }),
  missing: 'credentials_missing',
  answers: { 201: doneWith('회원가입이 완료되었습니다.') },
  refusals: ['username_taken', 'too_many_requests', 'database_unavailable'],
  form: { done: '/login', failed: '/register' },
  twin: '/wire/register',
  example: {
    body: { username: 'parent', password: 'a long enough password' },
    answer: { success: true, message: '회원가입이 완료되었습니다.' },
  },
});

export const checkUsernameCall = defineCall({
  name: 'checkUsername',
  method: 'GET',
  path: '/check_username/{username}',
  access: 'open',
  answers: { 200: z.object({ exists: z.boolean() }) },
  refusals: ['too_many_requests', 'database_unavailable'],
  example: { answer: { exists: false } },
});

export const signInCall = defineCall({
  name: 'signIn',
  method: 'POST',
  path: '/login',
  access: 'open',
  body: z.object({
    // Far above what sign-up allows: earlier installations may hold such, and a hash of megabytes costs nobody sleep.
    username: z.string().min(1).max(1_000),
    password: z.string().min(1).max(4_096),
    /** Ours: stay signed in for 90 days. A form sends `on`. */
    remember: z
      .union([z.boolean(), z.literal('on').transform(() => true)], { error: 'yes_or_no' satisfies IssueRule })
      .optional(),
  }),
  missing: 'credentials_missing',
  answers: {
    200: doneWith('로그인 성공').extend({ user: z.object({ id: z.int(), username: z.string() }) }),
  },
  refusals: ['credentials_wrong', 'too_many_requests', 'database_unavailable'],
  form: { done: '/dashboard', failed: '/login' },
  twin: '/wire/login',
  example: {
    body: { username: 'parent', password: 'a long enough password' },
    answer: { success: true, message: '로그인 성공', user: { id: 1, username: 'parent' } },
  },
});

export const signOutCall = defineCall({
  name: 'signOut',
  method: 'POST',
  path: '/logout',
  access: 'open',
  answers: { 200: doneWith('로그아웃 되었습니다.') },
  refusals: ['database_unavailable'],
  example: { answer: { success: true, message: '로그아웃 되었습니다.' } },
});

/** Answers 303 to /login; a prefetch gets 204 and ends nothing. */
export const signOutPageCall = defineCall({
  name: 'signOutByLink',
  method: 'GET',
  path: '/logout',
  access: 'open',
  answers: { 303: null, 204: null },
  refusals: ['database_unavailable'],
});
