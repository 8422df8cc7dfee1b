import { beforeEach, describe, expect, it } from 'vitest';
import { createTestClock, type TestClock } from '@/lib/platform/test-clock';
import { createMediaLinks, type MediaLinks } from './media-links';
import { hashSessionToken } from './session-token';
import type { Session } from './sessions';

const MINUTE = 60_000;
const SUBJECT = '["stream",[["uuid","abc"]],[]]';

let clock: TestClock;
let open: Map<string, Session>;
let session: Session;
let links: MediaLinks;

function createLinks(secret: string): MediaLinks {
  return createMediaLinks({
    secret,
    clock,
    sessions: { findByHash: async (tokenHash) => open.get(tokenHash) ?? null },
  });
}

beforeEach(() => {
  clock = createTestClock();
  const tokenHash = hashSessionToken('token');
  session = {
    tokenHash,
    userId: 1,
    username: 'mother',
    selectedUuid: null,
    expiresAt: clock.now() + 60 * MINUTE,
    lastSeenAt: 0,
  };
  open = new Map([[tokenHash, session]]);
  links = createLinks('secret');
});

describe('a media link', () => {
  it('is its session for what it was signed for', async () => {
    const { token } = links.sign(session, SUBJECT);
    expect(await links.find(token, SUBJECT)).toBe(session);
  });

  it('opens nothing else', async () => {
    const { token } = links.sign(session, SUBJECT);
    for (const other of ['["stream",[["uuid","abcd"]],[]]', '["frame",[["uuid","abc"]],[]]', '']) {
      expect(await links.find(token, other)).toBeNull();
    }
  });

  it('lives for 15 minutes, and says so', async () => {
    const { token, expiresAt } = links.sign(session, SUBJECT);
    expect(expiresAt).toBe(clock.now() + 15 * MINUTE);
    clock.advance(15 * MINUTE - 1);
    expect(await links.find(token, SUBJECT)).toBe(session);
    clock.advance(1);
    expect(await links.find(token, SUBJECT)).toBeNull();
  });

  it('cannot be given a longer life, another session, or another signature', async () => {
    const { token, expiresAt } = links.sign(session, SUBJECT);
    const [, tokenHash = '', signature = ''] = token.split('.');
    const other = { ...session, tokenHash: hashSessionToken('another token'), userId: 2 };
    open.set(other.tokenHash, other);
    const forged = [
      `${expiresAt + 1}.${tokenHash}.${signature}`,
      `${expiresAt}.${other.tokenHash}.${signature}`,
      `${expiresAt}.${tokenHash}.${'A'.repeat(43)}`,
    ];
    for (const token of forged) expect(await links.find(token, SUBJECT)).toBeNull();
  });

  it('of another secret opens nothing', async () => {
    const { token } = createLinks('another secret').sign(session, SUBJECT);
    expect(await links.find(token, SUBJECT)).toBeNull();
  });

  it('ends with its session', async () => {
    const { token } = links.sign(session, SUBJECT);
    open.clear();
    expect(await links.find(token, SUBJECT)).toBeNull();
  });

  it.each(['', '.', '..', 'null', `1.${'0'.repeat(64)}.`, 'x'.repeat(10_000)])('is not %j', async (token) => {
    expect(await links.find(token, SUBJECT)).toBeNull();
  });
});
