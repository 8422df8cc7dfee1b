import { describe, expect, it, vi } from 'vitest';
import { createFrameCache } from './frame-cache';
import { takeFrame } from './take-frame';
import { createBrokenPayload, createPayload } from './test-picture';

const { signal } = new AbortController();
const at = (now: number) => ({ now, monotonic: now });

function setUp() {
  const frames = createFrameCache({ onBroken: () => {} });
  const take = (after: number | null, leave = signal) =>
    takeFrame(frames, { uuid: 'abc', after, signal: leave });
  return { frames, take };
}

describe('takeFrame', () => {
  it('gives the newest at once without `after`', async () => {
    const { frames, take } = setUp();
    frames.accept('abc', createPayload(), at(1));
    const newest = frames.accept('abc', createPayload(), at(2));
    expect((await take(null))?.frame).toBe(newest);
  });

  it('gives null at once when there never was one and nobody waits', async () => {
    expect(await setUp().take(null)).toBeNull();
  });

  it('gives the newest at once to one who saw an older one, or one of another time', async () => {
    const { frames, take } = setUp();
    const newest = frames.accept('abc', createPayload(), at(50));
    expect((await take(49))?.frame).toBe(newest);
    expect((await take(51))?.frame).toBe(newest);
  });

  it('waits for the next one when the newest is known', async () => {
    const { frames, take } = setUp();
    frames.accept('abc', createPayload(), at(50));
    const taking = take(50);
    const next = frames.accept('abc', createPayload(), at(60));
    expect((await taking)?.frame).toBe(next);
  });

  it('gives null for a frame that is broken', async () => {
    const { frames, take } = setUp();
    frames.accept('abc', createBrokenPayload(), at(1));
    expect(await take(null)).toBeNull();
  });

  it('gives null when the viewer leaves', async () => {
    const leaving = new AbortController();
    const taking = setUp().take(0, leaving.signal);
    leaving.abort();
    expect(await taking).toBeNull();
  });

  it('gives null after 10 s', async () => {
    vi.useFakeTimers();
    try {
      const taking = setUp().take(0);
      const settled = vi.fn();
      void taking.then(settled);
      await vi.advanceTimersByTimeAsync(9_999);
      expect(settled).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1);
      expect(settled).toHaveBeenCalledWith(null);
    } finally {
      vi.useRealTimers();
    }
  });
});
