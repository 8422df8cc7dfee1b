import { describe, expect, it, vi } from 'vitest';
import { mapPages, streamJsonArray } from './json-array';

async function* pagesOf<T>(...pages: T[][]): AsyncGenerator<T[]> {
  yield* pages;
}

/** Leave to look that counts how often it was given back. */
function createLeave() {
  const { signal } = new AbortController();
  return { signal, release: vi.fn() };
}

const read = async (pages: AsyncGenerator<unknown[]>, leave = createLeave()) =>
  new Response(await streamJsonArray(pages, leave)).text();

describe('a JSON array that is made page by page', () => {
  it.each([
    [[], '[]'],
    [[[]], '[]'],
    [[[1]], '[1]'],
    [[[1, 2], [3]], '[1,2,3]'],
    [[[{ a: 1 }], [], [{ a: null }]], '[{"a":1},{"a":null}]'],
  ])('of the pages %j is %s', async (pages, text) => {
    expect(JSON.parse(await read(pagesOf<unknown>(...(pages as unknown[][]))))).toEqual(JSON.parse(text));
  });

  it('gives its leave back when it was taken whole', async () => {
    const leave = createLeave();
    await read(pagesOf([1], [2]), leave);
    expect(leave.release).toHaveBeenCalledOnce();
  });

  it('is refused before anything went out when the first page cannot be had', async () => {
    const broken = mapPages(pagesOf([1]), () => {
      throw new Error('the database is away');
    });
    const leave = createLeave();
    await expect(streamJsonArray(broken, leave)).rejects.toThrow('away');
    expect(leave.release).not.toHaveBeenCalled();
  });

  it('breaks off when a later page cannot be had: it must not look whole', async () => {
    async function* broken(): AsyncGenerator<number[]> {
      yield [1];
      throw new Error('the database is away');
    }
    const leave = createLeave();
    await expect(read(broken(), leave)).rejects.toThrow('away');
    expect(leave.release).toHaveBeenCalledOnce();
  });

  it('breaks off when its reader may no longer look', async () => {
    const leaving = new AbortController();
    async function* pages(): AsyncGenerator<number[]> {
      yield [1];
      leaving.abort();
      yield [2];
      yield [3];
    }
    await expect(read(pages(), { ...createLeave(), signal: leaving.signal })).rejects.toThrow();
  });

  it('makes no page before its reader wants it, and ends its source when the reader leaves', async () => {
    let made = 0;
    let ended = false;
    async function* pages(): AsyncGenerator<number[]> {
      try {
        for (; ; made += 1) yield [made];
      } finally {
        ended = true;
      }
    }
    const leave = createLeave();
    const reader = (await streamJsonArray(pages(), leave)).getReader();
    await reader.read();
    await reader.read();
    expect(made).toBe(1);
    expect(leave.release).not.toHaveBeenCalled();
    await reader.cancel();
    expect(ended).toBe(true);
    expect(leave.release).toHaveBeenCalledOnce();
  });
});

it('changes each item of each page', async () => {
  const doubled = mapPages(pagesOf([1, 2], [3]), (number) => number * 2);
  expect(await read(doubled)).toBe('[2,4,6]');
});
