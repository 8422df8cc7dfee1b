import { beforeEach, expect, it } from 'vitest';
import { createTestClock, type TestClock } from '@/lib/platform/test-clock';
import type { Session } from './sessions';
import { createStreamPasses, type StreamPasses } from './stream-passes';

const PHONE = '192.168.0.20';
const session: Session = {
  tokenHash: 'a',
  userId: 1,
  username: 'mother',
  selectedUuid: null,
  expiresAt: Number.MAX_SAFE_INTEGER,
  lastSeenAt: 0,
};

let clock: TestClock;
let passes: StreamPasses;

beforeEach(() => {
  clock = createTestClock();
  passes = createStreamPasses({ clock });
});

it('opens one cradle to one address', () => {
  passes.grant(session, 'abc', PHONE);
  expect(passes.find('abc', PHONE)).toBe(session);
  expect(passes.find('abcd', PHONE)).toBeNull();
  expect(passes.find('abc', '192.168.0.2')).toBeNull();
});

it('lasts for 10 s from the last question, whatever the wall clock is set to', () => {
  passes.grant(session, 'abc', PHONE);
  clock.advance(9_999);
  passes.grant(session, 'abc', PHONE);
  clock.advance(9_999);
  clock.setBack(3_600_000);
  expect(passes.find('abc', PHONE)).toBe(session);
  clock.advance(1);
  expect(passes.find('abc', PHONE)).toBeNull();
});

it('ends with the session that opened it, and with no other', () => {
  passes.grant(session, 'abc', PHONE);
  passes.revokeSession('b');
  expect(passes.find('abc', PHONE)).toBe(session);
  passes.revokeSession('a');
  expect(passes.find('abc', PHONE)).toBeNull();
});

it('keeps the newest thousand', () => {
  for (let phone = 0; phone <= 1_000; phone += 1) passes.grant(session, 'abc', `phone ${phone}`);
  expect(passes.find('abc', 'phone 0')).toBeNull();
  expect(passes.find('abc', 'phone 1')).toBe(session);
  expect(passes.find('abc', 'phone 1000')).toBe(session);
});
