import { describe, expect, it } from 'vitest';
import { createDirectory } from '@/lib/runtime/directory';
import { requireOwned, requireSelectable } from './access';

const directory = createDirectory();
directory.note({ id: 1, uuid: 'mine', ownerId: 7, name: null });
directory.note({ id: 2, uuid: 'theirs', ownerId: 8, name: null });
directory.note({ id: 3, uuid: 'free', ownerId: null, name: null });

describe.each([
  ['in the address', requireOwned, 'not_found'],
  ['in the body', requireSelectable, 'cradle_not_selectable'],
] as const)('a cradle %s', (_, gate, code) => {
  it('is open to the caregiver whose it is', () => {
    expect(gate(directory, { userId: 7 }, 'mine')).toMatchObject({ id: 1, uuid: 'mine', ownerId: 7 });
    expect(gate(directory, { userId: 7 }, ' mine')).toMatchObject({ id: 1 });
  });

  it.each([
    ['unknown', 'nobody'],
    ['somebody else’s', 'theirs'],
    ['unclaimed', 'free'],
    ['of another spelling', 'Mine'],
    ['unreadable', '../mine'],
    ['missing', ''],
  ])('is not told apart when it is %s', (_, uuid) => {
    expect(() => gate(directory, { userId: 7 }, uuid)).toThrow(
      expect.objectContaining({ code, details: {} }),
    );
  });
});
