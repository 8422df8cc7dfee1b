import { describe, expect, it } from 'vitest';
import { createPictureLoader } from './picture-loader';

function setUp({ most = 2, kept = 3 } = {}) {
  const begun: number[] = [];
  const open = new Map<number, { resolve: (picture: object) => void; reject: (error: Error) => void }>();
  const loader = createPictureLoader<object>({
    most,
    kept,
    load(id) {
      begun.push(id);
      return new Promise((resolve, reject) => open.set(id, { resolve, reject }));
    },
  });
  const settle = async (id: number, ok = true): Promise<void> => {
    if (ok) open.get(id)?.resolve({ id });
    else open.get(id)?.reject(new Error('gone'));
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { loader, begun, settle };
}

describe('a loader of pictures', () => {
  it('asks for the first that are wanted, and for no more at a time than it may', async () => {
    const { loader, begun, settle } = setUp();
    loader.want([5, 6, 7, 8]);
    expect(begun).toEqual([5, 6]);
    await settle(6);
    expect(begun).toEqual([5, 6, 7]);
    expect([5, 6, 8].map(loader.stateOf)).toEqual(['loading', 'shown', 'loading']);
    expect([5, 6].map(loader.pictureOf)).toEqual([null, { id: 6 }]);
  });

  it('forgets what is not wanted any more, and asks for nothing twice', async () => {
    const { loader, begun, settle } = setUp();
    loader.want([1, 2, 3]);
    loader.want([9, 1]);
    await settle(1);
    await settle(2);
    expect(begun).toEqual([1, 2, 9]);
    await settle(9);
    loader.want([9, 1]);
    expect(begun).toEqual([1, 2, 9]);
  });

  it('says so of a picture that is gone, and goes on', async () => {
    const { loader, settle, begun } = setUp({ most: 1 });
    let told = 0;
    const leave = loader.subscribe(() => {
      told += 1;
    });
    loader.want([1, 2]);
    await settle(1, false);
    expect(loader.stateOf(1)).toBe('failed');
    expect(begun).toEqual([1, 2]);
    expect([told, loader.version()]).toEqual([1, 1]);
    leave();
    await settle(2);
    expect(told).toBe(1);
  });

  it('holds so many and not one that is wanted less', async () => {
    const { loader, settle } = setUp({ kept: 2 });
    for (const id of [1, 2]) {
      loader.want([id]);
      await settle(id);
    }
    loader.want([1]);
    loader.want([3, 1]);
    await settle(3);
    expect([1, 2, 3].map(loader.stateOf)).toEqual(['shown', 'loading', 'shown']);
  });
});
