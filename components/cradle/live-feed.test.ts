import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveSnapshot } from '@/lib/contracts/live';
import { createLiveFeed, type LiveLink } from './live-feed';

/** The browser's end of an event stream, which Node has none of. */
class FakeEvents extends EventTarget {
  closed = false;
  constructor(readonly url: string) {
    super();
  }
  close(): void {
    this.closed = true;
  }
  say(data: string): void {
    this.dispatchEvent(new MessageEvent('snapshot', { data }));
  }
  fail(): void {
    this.dispatchEvent(new Event('error'));
  }
}

const SNAPSHOT = JSON.stringify({ uuid: 'ours', serverTime: 1_000, broker: 'up' });

function watch(access: 'allowed' | 'signedOut' | 'released' | 'away') {
  const opened: FakeEvents[] = [];
  const links: LiveLink[] = [];
  const snapshots: LiveSnapshot[] = [];
  const onSignedOut = vi.fn();
  const onReleased = vi.fn();
  const feed = createLiveFeed({
    uuid: 'ours & only',
    openEvents: (url) => {
      const events = new FakeEvents(url);
      opened.push(events);
      // Node has no EventSource: what the feed uses of one.
      return events as unknown as EventSource;
    },
    probeAccess: async () => access,
    now: Date.now,
    onSnapshot: (snapshot) => snapshots.push(snapshot),
    onLink: (link) => links.push(link),
    onSignedOut,
    onReleased,
  });
  feed.start();
  return { feed, opened, links, snapshots, onSignedOut, onReleased };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the live feed', () => {
  it('hands on snapshots, and drops what is none', () => {
    const { feed, opened, links, snapshots } = watch('allowed');
    expect(opened[0]?.url).toBe('/api/live/ours%20%26%20only');
    for (const data of ['{', 'null', '{"uuid":"ours"}', SNAPSHOT]) opened[0]?.say(data);
    expect(snapshots).toHaveLength(1);
    expect(links).toEqual(['connecting', 'open']);
    feed.stop();
  });

  it('says that the connection is lost and opens another', () => {
    const { feed, opened, links } = watch('away');
    opened[0]?.say(SNAPSHOT);
    opened[0]?.fail();
    expect(opened[0]?.closed).toBe(true);
    expect(links.at(-1)).toBe('lost');
    vi.advanceTimersByTime(1_000);
    expect(opened).toHaveLength(2);
    expect(links.at(-1)).toBe('lost');
    opened[1]?.say(SNAPSHOT);
    expect(links.at(-1)).toBe('open');
    feed.stop();
  });

  it('takes silence for a lost connection', () => {
    const { feed, opened, links } = watch('allowed');
    opened[0]?.say(SNAPSHOT);
    vi.advanceTimersByTime(12_000);
    expect(links.at(-1)).toBe('open');
    vi.advanceTimersByTime(1_000);
    expect(links.at(-1)).toBe('lost');
    feed.stop();
  });

  it('waits longer after each failure, at most ten seconds', () => {
    const { feed, opened } = watch('away');
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const failedAt = Date.now();
      opened.at(-1)?.fail();
      const count = opened.length;
      while (opened.length === count) vi.advanceTimersByTime(1_000);
      pauses.push(Date.now() - failedAt);
    }
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
    feed.stop();
  });

  it('leaves when the session has ended', async () => {
    const { feed, opened, onSignedOut } = watch('signedOut');
    opened[0]?.fail();
    await vi.advanceTimersByTimeAsync(0);
    expect(onSignedOut).toHaveBeenCalledOnce();
    feed.stop();
  });

  it('leaves a cradle that is no longer ours', async () => {
    const { feed, opened, onReleased, onSignedOut } = watch('released');
    opened[0]?.fail();
    await vi.advanceTimersByTimeAsync(0);
    expect(onReleased).toHaveBeenCalledOnce();
    expect(onSignedOut).not.toHaveBeenCalled();
    feed.stop();
  });

  it('opens nothing more once stopped', () => {
    const { feed, opened } = watch('allowed');
    feed.stop();
    vi.advanceTimersByTime(60_000);
    expect(opened).toHaveLength(1);
    expect(opened[0]?.closed).toBe(true);
  });
});
