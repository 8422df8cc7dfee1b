import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createChangeFeed } from './change-feed';
import { createEventStream } from './event-stream';

/** When an event goes out is the subject. */
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp() {
  const feed = createChangeFeed();
  const leaving = new AbortController();
  const state = { temperature: 36.5 };
  const events: string[] = [];
  const monotonic = () => performance.now();
  const stream = createEventStream(
    { feed, snapshot: () => state, monotonic },
    { uuid: 'abc', signal: leaving.signal },
  );
  const reader = stream.getReader();
  /** Reads on and on, as a page does. */
  async function follow(): Promise<void> {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      events.push(new TextDecoder().decode(next.value));
    }
    events.push('the end');
  }
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  return { feed, leaving, state, events, reader, follow, pass };
}

const snapshot = (temperature: number) => `event: snapshot\ndata: {"temperature":${temperature}}\n\n`;

describe('an event stream', () => {
  it('says at once what is known', async () => {
    const { events, follow, pass } = setUp();
    void follow();
    await pass(0);
    expect(events).toEqual([snapshot(36.5)]);
  });

  it('says a new value at once, but not more than every 100 ms', async () => {
    const { feed, state, events, follow, pass } = setUp();
    void follow();
    await pass(500);
    state.temperature = 37;
    feed.publish('abc', 'value');
    await pass(0);
    expect(events).toEqual([snapshot(36.5), snapshot(37)]);
    state.temperature = 38;
    feed.publish('abc', 'value');
    feed.publish('abc', 'value');
    await pass(99);
    expect(events).toHaveLength(2);
    await pass(1);
    expect(events.slice(2)).toEqual([snapshot(38)]);
  });

  it('says once a second that the same value was heard again', async () => {
    const { feed, events, follow, pass } = setUp();
    void follow();
    await pass(0);
    for (let times = 0; times < 25; times += 1) {
      feed.publish('abc', 'time');
      await pass(100);
    }
    expect(events).toHaveLength(3);
  });

  it('does not let a new value wait for the second of an old one', async () => {
    const { feed, events, follow, pass } = setUp();
    void follow();
    await pass(200);
    feed.publish('abc', 'time');
    await pass(1);
    feed.publish('abc', 'value');
    feed.publish('abc', 'time');
    await pass(0);
    expect(events).toHaveLength(2);
  });

  it('speaks every 5 s when nothing happens', async () => {
    const { events, follow, pass } = setUp();
    void follow();
    await pass(4_999);
    expect(events).toHaveLength(1);
    await pass(1);
    expect(events).toHaveLength(2);
    await pass(5_000);
    expect(events).toHaveLength(3);
  });

  it('gives a reader that stalled the newest state, and once', async () => {
    const { feed, state, reader, pass } = setUp();
    await reader.read();
    for (const temperature of [37, 38, 39]) {
      state.temperature = temperature;
      feed.publish('abc', 'value');
      await pass(10_000);
    }
    const { value } = await reader.read();
    expect(new TextDecoder().decode(value)).toBe(snapshot(39));
  });
});

describe('the end', () => {
  it('comes when the reader may no longer look, and leaves nothing behind', async () => {
    const { leaving, events, follow, pass } = setUp();
    void follow();
    await pass(0);
    leaving.abort();
    await pass(0);
    expect(events.at(-1)).toBe('the end');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('comes at once for one who may not look at all', async () => {
    const { leaving, events, follow, pass } = setUp();
    leaving.abort();
    void follow();
    await pass(0);
    expect(events).toEqual(['the end']);
  });

  it('leaves neither timer nor listener when the reader cancels', async () => {
    const { feed, leaving, reader, pass } = setUp();
    await reader.read();
    const waiting = reader.read();
    await pass(10);
    await reader.cancel();
    await waiting;
    expect(vi.getTimerCount()).toBe(0);
    expect(getEventListeners(leaving.signal, 'abort')).toHaveLength(0);
    feed.publish('abc', 'value');
    await pass(10_000);
    expect(vi.getTimerCount()).toBe(0);
  });
});
