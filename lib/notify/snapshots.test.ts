import { expect, it } from 'vitest';
import { createSnapshots } from './snapshots';

it('keeps the newest pictures, as many as there is room for', () => {
  const snapshots = createSnapshots(100);
  for (const name of ['a', 'b', 'c']) snapshots.keep(name, Buffer.alloc(40));
  expect(['a', 'b', 'c'].map((name) => snapshots.find(name)?.length ?? null)).toEqual([null, 40, 40]);
  snapshots.keep('b', Buffer.alloc(60));
  expect(['b', 'c'].map((name) => snapshots.find(name)?.length ?? null)).toEqual([60, 40]);
  snapshots.keep('huge', Buffer.alloc(101));
  expect(snapshots.find('huge')).toBeNull();
});
