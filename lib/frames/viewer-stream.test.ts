import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Clock } from '@/lib/platform/clock';
import { createCardDesk } from './card-desk';
import { createFrameCache } from './frame-cache';
import { createPayload, createPicture } from './test-picture';
import { createViewerStream } from './viewer-stream';

/** When a card comes is the subject: timers and both clocks move together. */
beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2025, 9, 3, 12) });
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp({ lastFrameAt = null }: { lastFrameAt?: number | null } = {}) {
  let setBackBy = 0;
  const clock: Clock = { now: () => Date.now() - setBackBy, monotonic: () => performance.now() };
  const frames = createFrameCache({ onBroken: () => {} });
  const cards = createCardDesk({ render: async () => createPicture(6), onFailure: () => {} });
  const leaving = new AbortController();
  const deps = { frames, cards, clock, lastFrameAt: () => frames.newest('abc')?.receivedAt ?? lastFrameAt };
  const watch = () => {
    const options = { uuid: 'abc', locale: 'ko', signal: leaving.signal } as const;
    return createViewerStream(deps, options).getReader();
  };
  const publish = () =>
    frames.accept('abc', createPayload(), { now: clock.now(), monotonic: clock.monotonic() });
  return { leaving, watch, publish, setBack: (ms: number) => (setBackBy += ms) };
}

type Reader = ReturnType<ReturnType<typeof setUp>['watch']>;

/** The next part as text, or what the stream said at its end. */
async function read(reader: Reader): Promise<string> {
  const { value, done } = await reader.read();
  return done ? 'the end' : Buffer.from(value).toString('latin1');
}

/** The same, after the clock has moved: how long it took is the subject. */
async function readAfter(reader: Reader, ms: number): Promise<string | null> {
  let answer: string | null = null;
  void read(reader).then((text) => {
    answer = text;
  });
  await vi.advanceTimersByTimeAsync(ms);
  return answer;
}

describe('frames', () => {
  it('come at once to a new viewer, after the opening boundary', async () => {
    const { watch, publish } = setUp();
    const { sequence } = publish();
    const text = await read(watch());
    expect(text).toMatch(/^--frame\r\nContent-Type: image\/jpeg\r\n/);
    expect(text).toContain(`X-Sequence: ${sequence}\r\n`);
    expect(text).toMatch(/\r\n--frame\r\n$/);
  });

  it('come when they arrive, each once, without a second opening', async () => {
    const { watch, publish } = setUp();
    const reader = watch();
    publish();
    await read(reader);
    const reading = read(reader);
    const { sequence } = publish();
    const text = await reading;
    expect(text).toMatch(/^Content-Type/);
    expect(text).toContain(`X-Sequence: ${sequence}\r\n`);
  });

  it('are skipped by a viewer who is slow, who then gets the newest', async () => {
    const { watch, publish } = setUp();
    const reader = watch();
    publish();
    await read(reader);
    const sequences = [1, 2, 3].map(() => publish().sequence);
    expect(await read(reader)).toContain(`X-Sequence: ${sequences[2]}\r\n`);
    expect(await readAfter(reader, 1_000)).toBeNull();
  });
});

describe('the card', () => {
  it('comes when no frame has come for 5 s, then every 5 s, and goes with the next frame', async () => {
    const { watch, publish } = setUp();
    const reader = watch();
    publish();
    await read(reader);
    const first = read(reader);
    await vi.advanceTimersByTimeAsync(4_999);
    const early = vi.fn();
    void first.then(early);
    await vi.advanceTimersByTimeAsync(0);
    expect(early).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(await first).toContain('X-No-Signal: 1');
    expect(await readAfter(reader, 4_999)).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    publish();
    expect(await read(reader)).not.toContain('X-No-Signal');
  });

  it('does not come while frames do', async () => {
    const { watch, publish } = setUp();
    const reader = watch();
    for (let second = 0; second < 20; second += 1) {
      publish();
      expect(await read(reader)).not.toContain('X-No-Signal');
      await vi.advanceTimersByTimeAsync(1_000);
    }
  });

  it('comes at once when there never was a frame, and when the last one is long ago', async () => {
    expect(await read(setUp().watch())).toContain('X-No-Signal: 1');
    const { watch } = setUp({ lastFrameAt: Date.now() - 60_000 });
    expect(await read(watch())).toContain('X-No-Signal: 1');
  });

  it('comes after a restart as soon as the last frame is 5 s old', async () => {
    const { watch } = setUp({ lastFrameAt: Date.now() - 2_000 });
    const reader = watch();
    expect(await readAfter(reader, 2_999)).toBeNull();
  });

  it('is not put off by a clock that is set back by an hour', async () => {
    const { watch, publish, setBack } = setUp();
    const reader = watch();
    publish();
    await read(reader);
    setBack(3_600_000);
    expect(await readAfter(reader, 5_000)).toContain('X-No-Signal: 1');
  });

  it('is not put off by a last frame of the future, of a machine that started without a clock', async () => {
    const { watch } = setUp({ lastFrameAt: Date.now() + 3_600_000 });
    expect(await readAfter(watch(), 5_000)).toContain('X-No-Signal: 1');
  });
});

describe('the end', () => {
  it('comes when the viewer may no longer look', async () => {
    const { watch, publish, leaving } = setUp();
    const reader = watch();
    publish();
    await read(reader);
    const reading = read(reader);
    leaving.abort();
    expect(await reading).toBe('the end');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('comes at once for one who may not look at all', async () => {
    const { watch, publish, leaving } = setUp();
    publish();
    leaving.abort();
    expect(await read(watch())).toBe('the end');
  });

  it('leaves no timer behind when the viewer cancels while waiting', async () => {
    const { watch, publish } = setUp();
    const reader = watch();
    publish();
    await read(reader);
    void read(reader);
    await vi.advanceTimersByTimeAsync(10);
    expect(vi.getTimerCount()).toBe(1);
    await reader.cancel();
    expect(vi.getTimerCount()).toBe(0);
  });
});
