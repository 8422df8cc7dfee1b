import { z } from 'zod';
import { defineCall } from './call';

/** Rules of sign-up, in characters; they apply to nothing else. */
export const USERNAME_LENGTH = { min: 3, max: 80 } as const;
export const PASSWORD_LENGTH = { min: 8, max: 256 } as const;

/** Characters as people count them: an emoji is one. */
function characters({ min, max }: { min: number; max: number }) {
  return z
    .string()
    .refine((text) => [...text].length >= min && [...text].length <= max, {
      error: `${min}–${max} characters`,
    })
    .meta({ minLength: min, maxLength: max });
}

/** Control characters and lone surrogates cannot be typed again; blanks at the ends are not seen. */
const newUsername = characters(USERNAME_LENGTH).refine(
  (name) => name === name.trim() && !/\p{Cc}/u.test(name) && name.isWellFormed(),
  { error: 'no blanks at the ends, no control characters' },
);

export const signUpCall = defineCall({
  method: 'POST',
  path: '/register',
  access: 'open',
  body: z.object({ username: newUsername, password: characters(PASSWORD_LENGTH) }),
  missing: 'credentials_missing',
  response: z.object({ success: z.literal(true), message: z.literal('회원가입이 완료되었습니다.') }),
  status: 201,
  form: { done: '/login', failed: '/register' },
  twin: '/wire/register',
});

export const checkUsernameCall = defineCall({
  method: 'GET',
  path: '/check_username/{username}',
  access: 'open',
  response: z.object({ exists: z.boolean() }),
});

export const signInCall = defineCall({
  method: 'POST',
  path: '/login',
  access: 'open',
  body: z.object({
    // Far above what sign-up allows: earlier installations may hold such, and a hash of megabytes costs nobody sleep.
    username: z.string().min(1).max(1_000),
    password: z.string().min(1).max(4_096),
    /** Ours: stay signed in for 90 days. A form sends `on`. */
    remember: z.union([z.boolean(), z.literal('on').transform(() => true)]).optional(),
  }),
  missing: 'credentials_missing',
  response: z.object({
    success: z.literal(true),
    message: z.literal('로그인 성공'),
    user: z.object({ id: z.number().int(), username: z.string() }),
  }),
  form: { done: '/dashboard', failed: '/login' },
  twin: '/wire/login',
});

export const signOutCall = defineCall({
  method: 'POST',
  path: '/logout',
  access: 'open',
  response: z.object({ success: z.literal(true), message: z.literal('로그아웃 되었습니다.') }),
});

/** Answers 303 to /login; a prefetch ends nothing. */
export const signOutPageCall = defineCall({
  method: 'GET',
  path: '/logout',
  access: 'open',
  response: null,
  media: 'text/html',
});
