import { expect, it } from 'vitest';
import { words } from '@/lib/i18n/words';
import { findSignUpProblems } from './sign-up-problems';

const FITS = { username: 'haru', password: '12345678' };
const SHORT = '비밀번호는 8자 이상이어야 해요.';
const NAME = '아이디는 3자에서 80자 사이여야 해요.';

it.each([
  [{}, {}],
  [{ password: '12345' }, { password: SHORT }],
  [{ password: '😴😴😴😴' }, { password: SHORT }],
  [{ password: 'x'.repeat(257) }, { password: '비밀번호는 256자 이하여야 해요.' }],
  [{ username: ' ab ' }, { username: NAME }],
  [
    { username: 'x'.repeat(81), password: '' },
    { username: NAME, password: SHORT },
  ],
])('with %j says %j', (changes, problems) => {
  expect(findSignUpProblems({ ...FITS, ...changes }, words('ko').register)).toEqual(problems);
});
