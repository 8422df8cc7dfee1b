import { expect, it } from 'vitest';
import { createDirectory } from '@/lib/runtime/directory';
import { requireOwned } from './access';

const directory = createDirectory();
directory.note({ id: 1, uuid: 'mine', ownerId: 7 });
directory.note({ id: 2, uuid: 'theirs', ownerId: 8 });
directory.note({ id: 3, uuid: 'free', ownerId: null });

it('lets a caregiver to the cradle that is theirs', () => {
  expect(requireOwned(directory, { userId: 7 }, 'mine')).toMatchObject({ id: 1, uuid: 'mine', ownerId: 7 });
});

it.each([
  ['unknown', 'nobody'],
  ['somebody else’s', 'theirs'],
  ['unclaimed', 'free'],
  ['of another spelling', 'Mine'],
  ['unreadable', '../mine'],
  ['missing', undefined],
])('does not tell apart what is %s', (_, uuid) => {
  expect(() => requireOwned(directory, { userId: 7 }, uuid)).toThrow(
    expect.objectContaining({ code: 'not_found', details: {} }),
  );
});
