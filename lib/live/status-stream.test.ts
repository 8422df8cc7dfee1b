import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createChangeFeed } from './change-feed';
import { createStatusStream } from './status-stream';

/** When something is said is the subject. */
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp() {
  const feed = createChangeFeed();
  const leaving = new AbortController();
  const state: { value: string | null } = { value: null };
  const said: string[] = [];
  const stream = createStatusStream(
    { feed, value: () => state.value, monotonic: () => performance.now() },
    { uuid: 'abc', signal: leaving.signal },
  );
  const reader = stream.getReader();
  async function follow(): Promise<void> {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      said.push(new TextDecoder().decode(next.value));
    }
    said.push('the end');
  }
  const say = (value: string) => {
    state.value = value;
    feed.publish('abc', 'value');
  };
  return { feed, leaving, said, say, reader, follow, pass: (ms: number) => vi.advanceTimersByTimeAsync(ms) };
}

describe('a status stream', () => {
  it('says at once that it is measuring, and again every second', async () => {
    const { said, follow, pass } = setUp();
    void follow();
    await pass(0);
    expect(said).toEqual(['data: 측정 중...\n\n']);
    await pass(999);
    expect(said).toHaveLength(1);
    await pass(1);
    expect(said).toHaveLength(2);
  });

  it('says each change at once, and nothing for a change of something else', async () => {
    const { feed, said, say, follow, pass } = setUp();
    void follow();
    await pass(10);
    say('Crying');
    await pass(0);
    say('Not Crying');
    await pass(0);
    feed.publish('abc', 'value');
    feed.publish('abc', 'time');
    await pass(500);
    expect(said.slice(1)).toEqual(['data: Crying\n\n', 'data: Not Crying\n\n']);
  });

  it('says the newest to a reader that was away, once', async () => {
    const { said, say, follow, pass } = setUp();
    say('Crying');
    say('Not Crying');
    await pass(5_000);
    void follow();
    await pass(0);
    expect(said).toEqual(['data: Not Crying\n\n']);
  });

  it('ends when its reader may no longer look, and leaves nothing running when the reader leaves', async () => {
    const { leaving, said, follow, pass } = setUp();
    void follow();
    await pass(0);
    leaving.abort();
    await pass(0);
    expect(said.at(-1)).toBe('the end');
    const other = setUp();
    void other.reader.read();
    await pass(0);
    await other.reader.cancel();
    expect(vi.getTimerCount()).toBe(0);
  });
});
