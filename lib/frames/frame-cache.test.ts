import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { momentOf } from '@/lib/platform/clock';
import { createTestClock } from '@/lib/platform/test-clock';
import { createFrameCache } from './frame-cache';
import { createBrokenPayload, createPayload, createPicture } from './test-picture';

const LONG = 60_000;

function setUp() {
  const clock = createTestClock();
  const broken: string[] = [];
  const cache = createFrameCache({ onBroken: (uuid) => broken.push(uuid) });
  const accept = (uuid = 'abc', payload = createPayload()) => cache.accept(uuid, payload, momentOf(clock));
  const never = new AbortController().signal;
  return { clock, broken, cache, accept, never };
}

describe('the sequence', () => {
  it('is the time of receipt, and grows when frames share a millisecond', () => {
    const { clock, accept } = setUp();
    expect([accept(), accept(), accept()].map((frame) => frame.sequence - clock.now())).toEqual([0, 1, 2]);
    clock.advance(100);
    expect(accept().sequence).toBe(clock.now());
  });

  it('goes on growing when the clock is set back', () => {
    const { clock, accept } = setUp();
    const before = accept();
    clock.setBack(3_600_000);
    const after = accept();
    expect(after.sequence).toBe(before.sequence + 1);
    expect(after.receivedAt).toBe(clock.now());
  });

  it('is above those of the run before, so that a viewer’s `after` still means something', () => {
    const first = setUp();
    const before = first.accept();
    const second = setUp();
    second.clock.advance(1);
    expect(second.accept().sequence).toBeGreaterThan(before.sequence);
  });

  it('goes on after the picture was forgotten', () => {
    const { cache, accept } = setUp();
    const before = accept();
    cache.clear('abc');
    expect(accept().sequence).toBeGreaterThan(before.sequence);
  });
});

describe('waiting', () => {
  it('ends at once when a newer frame is there', async () => {
    const { cache, accept, never } = setUp();
    const frame = accept();
    await expect(cache.waitForNewer('abc', 0, { limitMs: LONG, signal: never })).resolves.toBe(frame);
  });

  it('ends for all with the next frame of their cradle', async () => {
    const { cache, accept, never } = setUp();
    const waiting = [1, 2, 3].map(() => cache.waitForNewer('abc', 0, { limitMs: LONG, signal: never }));
    accept('other');
    const frame = accept();
    expect(await Promise.all(waiting)).toEqual([frame, frame, frame]);
  });

  it('ends with null after the limit', async () => {
    const { cache, never } = setUp();
    await expect(cache.waitForNewer('abc', 0, { limitMs: 5, signal: never })).resolves.toBeNull();
  });

  it('ends with null when the viewer leaves, and leaves nothing behind', async () => {
    const { cache } = setUp();
    const leaving = new AbortController();
    const waiting = cache.waitForNewer('abc', 0, { limitMs: LONG, signal: leaving.signal });
    expect(getEventListeners(leaving.signal, 'abort')).toHaveLength(1);
    leaving.abort();
    await expect(waiting).resolves.toBeNull();
    expect(getEventListeners(leaving.signal, 'abort')).toHaveLength(0);
  });

  it('leaves no listener behind after a frame either', async () => {
    const { cache, accept } = setUp();
    const { signal } = new AbortController();
    const waiting = cache.waitForNewer('abc', 0, { limitMs: LONG, signal });
    accept();
    await waiting;
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('does not begin for one who has left already', async () => {
    const { cache, accept } = setUp();
    accept();
    const wait = { limitMs: LONG, signal: AbortSignal.abort() };
    await expect(cache.waitForNewer('abc', 0, wait)).resolves.toBeNull();
  });
});

describe('a frame', () => {
  it('is decoded once, when somebody first asks, and shared', () => {
    const { cache } = setUp();
    const picture = createPicture();
    let decoded = 0;
    const payload = {
      encoded: picture,
      decode: () => {
        decoded += 1;
        return picture;
      },
    };
    const frame = cache.accept('abc', payload, { now: 7, monotonic: 8 });
    expect(decoded).toBe(0);
    expect(frame.part()).toBe(frame.part());
    expect(frame.jpeg()).toBe(picture);
    expect(decoded).toBe(1);
    expect(frame.part()?.includes('X-Timestamp: 7\r\nX-Sequence: 7\r\n')).toBe(true);
  });

  it('is counted once when it turns out to be broken', () => {
    const { broken, accept } = setUp();
    const frame = accept('abc', createBrokenPayload());
    expect(broken).toEqual([]);
    expect([frame.part(), frame.jpeg(), frame.jpeg()]).toEqual([null, null, null]);
    expect(broken).toEqual(['abc']);
  });

  it('is gone after clear, while those who wait get the next one', async () => {
    const { cache, accept, never } = setUp();
    const before = accept();
    const waiting = cache.waitForNewer('abc', before.sequence, { limitMs: LONG, signal: never });
    cache.clear('abc');
    expect(cache.newest('abc')).toBeNull();
    const after = accept();
    await expect(waiting).resolves.toBe(after);
  });

  it('of an unknown cradle is null', () => {
    expect(setUp().cache.newest('nobody')).toBeNull();
  });
});

describe('a camera that sends broken pictures', () => {
  it('leaves the last sound one as the newest, which grows old', () => {
    const { cache, clock, accept } = setUp();
    const sound = accept();
    sound.jpeg();
    clock.advance(100);
    const broken = accept('abc', createBrokenPayload());
    expect(cache.newest('abc')).toBe(broken);
    expect(broken.jpeg()).toBeNull();
    expect(cache.newest('abc')).toBe(sound);
  });

  it('has no newest picture when none was ever sound, nor after it changed hands', () => {
    const { cache, accept } = setUp();
    accept('abc', createBrokenPayload()).jpeg();
    expect(cache.newest('abc')).toBeNull();
    accept().jpeg();
    cache.clear('abc');
    accept('abc', createBrokenPayload()).jpeg();
    expect(cache.newest('abc')).toBeNull();
  });
});
