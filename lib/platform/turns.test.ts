import { setImmediate as nextRound } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createTurns } from './turns';

/** Work that ends when it is told to, and says when it began. */
function createWork() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () =>
    new Promise<string>((resolve) => {
      begun.push(name);
      ends.set(name, () => resolve(name));
    });
  return { begun, work, end: (name: string) => ends.get(name)?.() };
}

describe('turns', () => {
  it('come so many at a time, in the order of asking, also after a failure', async () => {
    const takeTurn = createTurns({ atOnce: 2 });
    const { begun, work, end } = createWork();
    const failed = takeTurn(() => Promise.reject(new Error('broken')));
    const all = ['a', 'b', 'c'].map((name) => takeTurn(work(name)));
    await expect(failed).rejects.toThrow('broken');
    await nextRound();
    expect(begun).toEqual(['a', 'b']);
    end('b');
    await nextRound();
    expect(begun).toEqual(['a', 'b', 'c']);
    end('a');
    end('c');
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c']);
  });

  it('are refused when too many wait', async () => {
    const takeTurn = createTurns({ atOnce: 1, mostWaiting: 1 });
    const { work, end } = createWork();
    const all = ['a', 'b'].map((name) => takeTurn(work(name)));
    await expect(takeTurn(work('c'))).rejects.toMatchObject({
      code: 'too_many_requests',
      details: { retryAfterS: 5 },
    });
    await nextRound();
    end('a');
    await nextRound();
    end('b');
    expect(await Promise.all(all)).toEqual(['a', 'b']);
  });

  it('are given up by who leaves before, and by nobody else', async () => {
    const takeTurn = createTurns();
    const { begun, work, end } = createWork();
    const leaving = new AbortController();
    const first = takeTurn(work('a'));
    const second = takeTurn(work('b'), leaving.signal);
    const third = takeTurn(work('c'));
    leaving.abort(new Error('left'));
    await expect(second).rejects.toThrow('left');
    await expect(takeTurn(work('d'), leaving.signal)).rejects.toThrow('left');
    end('a');
    expect(await first).toBe('a');
    await nextRound();
    end('c');
    expect(await third).toBe('c');
    expect(begun).toEqual(['a', 'c']);
  });
});
