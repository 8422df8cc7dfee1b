import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WireTonight } from '@/lib/contracts/tonight';
import { type Asked, createAskingFeed } from './asking-feed';
import type { CallResult } from './call-json';

const READY: WireTonight = { ready: true, now: '2025-10-03T12:34:56.789Z', checks: [] };
const ANSWERED: CallResult<WireTonight> = { ok: true, answer: READY };
const refused = (status: number): CallResult<WireTonight> => ({ ok: false, status, code: null, message: '' });

/** A server that answers what it was last told to; with null it takes questions and says nothing. */
function watch(first: CallResult<WireTonight> | null) {
  const server = { answer: first, questions: 0 };
  const told: Asked<WireTonight>[] = [];
  const onSignedOut = vi.fn();
  const feed = createAskingFeed<WireTonight>({
    async ask(signal) {
      server.questions += 1;
      if (server.answer !== null) return server.answer;
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve(refused(0))));
    },
    everyMs: 5_000,
    now: Date.now,
    onChange: (asked) => told.push(asked),
    onSignedOut,
  });
  feed.start();
  return { feed, server, told, onSignedOut, links: () => told.map(({ link }) => link) };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what keeps up with the server', () => {
  it('asks every five seconds', async () => {
    const { server, links } = watch(ANSWERED);
    await pass(10_100);
    expect(server.questions).toBe(3);
    expect(links()).toEqual(['known', 'known', 'known']);
  });

  it('says nothing of one question that was lost', async () => {
    const { server, links } = watch(ANSWERED);
    await pass(4_900);
    server.answer = refused(503);
    await pass(200);
    server.answer = ANSWERED;
    await pass(1_000);
    expect(links()).toEqual(['known', 'known']);
  });

  it.each<[string, CallResult<WireTonight> | null]>([
    ['is refused', refused(503)],
    ['is not reached', refused(0)],
    ['is taken and left without an answer', null],
  ])('knows nothing any more when it %s for long, and recovers', async (_, answer) => {
    const { server, told } = watch(ANSWERED);
    await pass(100);
    server.answer = answer;
    await pass(12_800);
    expect(told.at(-1)?.link).toBe('known');
    await pass(300);
    expect(told.at(-1)).toEqual({ answer: READY, link: 'lost' });
    server.answer = ANSWERED;
    await pass(9_100);
    expect(told.at(-1)?.link).toBe('known');
  });

  it('knows nothing at once when the first question is lost', async () => {
    const { links } = watch(refused(0));
    await pass(0);
    expect(links()).toEqual(['lost']);
  });

  it('is still while the page is hidden, and asks anew before it shows what is old', async () => {
    const { feed, server, told } = watch(ANSWERED);
    await pass(100);
    feed.stop();
    await pass(3_600_000);
    expect(server.questions).toBe(1);
    server.answer = null;
    feed.start();
    expect(told.at(-1)).toEqual({ answer: READY, link: 'checking' });
  });

  it('asks one question at a time, however often the page is hidden and shown', async () => {
    const { feed, server } = watch(null);
    for (let times = 0; times < 5; times += 1) {
      feed.stop();
      feed.start();
    }
    server.answer = ANSWERED;
    feed.stop();
    feed.start();
    const before = server.questions;
    await pass(10_100);
    expect(server.questions - before).toBe(2);
  });

  it('asks again at once when something has changed, also while it waits for an answer', async () => {
    const { feed, server } = watch(ANSWERED);
    feed.askAgain();
    await pass(0);
    expect(server.questions).toBe(2);
    feed.askAgain();
    await pass(0);
    expect(server.questions).toBe(3);
  });

  it('leaves when nobody is signed in any more, and asks nothing else', async () => {
    const { server, onSignedOut } = watch(refused(401));
    await pass(60_000);
    expect([onSignedOut.mock.calls.length, server.questions]).toEqual([1, 1]);
  });
});
