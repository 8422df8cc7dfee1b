import { expect, it } from 'vitest';
import { createTestClock } from '@/lib/platform/test-clock';
import { createActionTokens, type Grant } from './tokens';

function setUp() {
  const clock = createTestClock();
  const table = new Map<string, Grant>();
  const asked: string[] = [];
  const create = () =>
    createActionTokens({
      clock,
      record: (grant) => table.set(grant.tokenHash, grant),
      async load(hash) {
        asked.push(hash);
        return table.get(hash) ?? null;
      },
    });
  return { clock, table, asked, create };
}

const OF = { userId: 1, agentId: 2, alertUid: 'alert', notificationUid: 'message', deviceId: 3 };

it('opens from memory what it was made for, and is kept as a hash alone', async () => {
  const { create, table, asked } = setUp();
  const tokens = create();
  const token = tokens.issue(OF);
  expect(await tokens.find(token)).toMatchObject(OF);
  expect(asked).toEqual([]);
  expect(JSON.stringify([...table])).not.toContain(token);
});

it('is found in the table after a restart', async () => {
  const { create } = setUp();
  const token = create().issue(OF);
  expect(await create().find(token)).toMatchObject(OF);
});

it('opens nothing after a day', async () => {
  const { create, clock } = setUp();
  const tokens = create();
  const token = tokens.issue(OF);
  clock.advance(24 * 3_600_000 - 1);
  expect(await tokens.find(token)).not.toBeNull();
  clock.advance(1);
  expect(await tokens.find(token)).toBeNull();
  expect(await create().find(token)).toBeNull();
});

it.each(['', 'x', 'A'.repeat(42), 'A'.repeat(44), '!'.repeat(43)])(
  'is not even looked for when it cannot be one: %j',
  async (token) => {
    const { create, asked } = setUp();
    expect(await create().find(token)).toBeNull();
    expect(asked).toEqual([]);
  },
);

it('goes on with the device that took the place of its own', async () => {
  const tokens = setUp().create();
  const token = tokens.issue(OF);
  tokens.moveDevice(3, 4);
  expect((await tokens.find(token))?.deviceId).toBe(4);
});
