import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTestClock } from '@/lib/platform/test-clock';
import type { Channel, Delivery, SendOutcome } from './channel';
import { createDispatch, type Pending } from './dispatch';
import { createOutbox, newRow, type OutboxRow } from './outbox';

const SENT: SendOutcome = { outcome: 'sent' };
const LATER: SendOutcome = { outcome: 'later', reason: 'the push service answered 500', retryAfterMs: null };

/** A dispatch whose only channel answers what the test says, when it says so. */
function setUp() {
  const clock = createTestClock();
  const written: OutboxRow[] = [];
  const outbox = createOutbox({ record: (row) => written.push(row) });
  const tries: { uid: string; answer(outcome: SendOutcome): void }[] = [];
  const push: Channel = {
    recipientsOf: () => [],
    send: ({ uid }: Delivery) => new Promise((answer) => tries.push({ uid, answer })),
  };
  const sent: string[] = [];
  const dispatch = createDispatch({
    channels: { push, email: null },
    clock,
    outbox,
    issueToken: () => 'token',
    onSent: ({ uid }) => sent.push(uid),
  });
  /** Lets time pass on both clocks. */
  async function pass(ms: number): Promise<void> {
    clock.advance(ms);
    await vi.advanceTimersByTimeAsync(ms);
  }
  return {
    ...{ clock, outbox, dispatch, tries, sent, pass, written },
    enqueue(uid: string, of: { episode?: string; deviceId?: number; kind?: OutboxRow['kind'] } = {}): void {
      const pending = createPending(uid, of);
      const { deviceId } = pending.recipient;
      const facts = { uid, userId: 1, agentId: 2, alertUid: uid, channel: 'push', deviceId } as const;
      outbox.put(newRow({ ...facts, kind: pending.message.kind, createdAt: clock.now() }));
      dispatch.enqueue(pending);
    },
    async answer(index: number, outcome: SendOutcome): Promise<void> {
      tries[index]?.answer(outcome);
      await pass(0);
    },
    tried: () => tries.map(({ uid }) => uid),
    row: (uid: string) => outbox.find(uid),
  };
}

function createPending(
  uid: string,
  { episode = 'episode', deviceId = 7, kind = 'alert' as OutboxRow['kind'] },
): Pending {
  const about = {
    type: 'crying',
    details: {},
    cradleUuid: 'abc',
    cradleName: null,
    at: 0,
    lastedMs: 0,
    snapshot: null,
  } as const;
  return {
    uid,
    message: { kind, alert: kind === 'test' ? null : { uid, episode, ...about } },
    recipient: { userId: 1, channel: 'push', locale: 'ko', deviceId },
  };
}

let world: ReturnType<typeof setUp>;
beforeEach(() => {
  vi.useFakeTimers();
  world = setUp();
});
afterEach(() => {
  world.dispatch.stop();
  vi.useRealTimers();
});

it('sends at once, and writes down that it was taken', async () => {
  const { enqueue, answer, tried, row, sent } = world;
  enqueue('a');
  expect(tried()).toEqual(['a']);
  await answer(0, SENT);
  expect(row('a')).toMatchObject({ state: 'sent', attempts: 1, nextTryAt: null, reason: null });
  expect(sent).toEqual(['a']);
});

it('waits for nobody: a recipient who answers nothing holds up no other, nor another episode', () => {
  world.enqueue('a');
  world.enqueue('b', { deviceId: 8 });
  world.enqueue('c', { episode: 'another' });
  expect(world.tried()).toEqual(['a', 'b', 'c']);
});

describe('what could not be told', () => {
  it('is tried again until it is not worth it any more, each attempt in its row', async () => {
    const { enqueue, answer, pass, tries, row, clock } = world;
    enqueue('a');
    await answer(0, LATER);
    expect(row('a')).toMatchObject({ state: 'queued', attempts: 1, reason: LATER.reason });
    expect(row('a')?.nextTryAt).toBe(clock.now() + 2_000);
    await pass(1_999);
    expect(tries).toHaveLength(1);
    for (let index = 1; index < 20; index += 1) {
      await pass(60_000);
      await answer(index, LATER);
    }
    expect(row('a')).toMatchObject({ state: 'failed', nextTryAt: null });
    expect(tries.length).toBeLessThan(16);
  });

  it('is tried not before the other side asked for', async () => {
    world.enqueue('a');
    await world.answer(0, { ...LATER, retryAfterMs: 45_000 });
    await world.pass(44_999);
    expect(world.tries).toHaveLength(1);
    await world.pass(1);
    expect(world.tries).toHaveLength(2);
  });

  it.each([
    { outcome: 'gone', reason: 'the push service answered 410' },
    { outcome: 'refused', reason: 'the push service answered 413' },
  ] as const)('is not tried again when it is $outcome', async (outcome) => {
    world.enqueue('a');
    await world.answer(0, outcome);
    await world.pass(600_000);
    expect(world.tries).toHaveLength(1);
    expect(world.row('a')).toMatchObject({ state: 'failed', reason: outcome.reason });
  });

  it('is replaced by what is newer of the same episode', async () => {
    const { enqueue, answer, tried, row } = world;
    enqueue('a');
    await answer(0, LATER);
    enqueue('b', { kind: 'still' });
    expect(tried()).toEqual(['a', 'b']);
    expect(row('a')).toMatchObject({ state: 'failed', reason: 'a newer message took its place' });
  });
});

it('sends what is newer only when the attempt before has ended, so that the older never comes last', async () => {
  const { enqueue, answer, tried, row } = world;
  enqueue('a');
  enqueue('b', { kind: 'still' });
  enqueue('c', { kind: 'cleared' });
  expect(tried()).toEqual(['a']);
  await answer(0, LATER);
  expect(tried()).toEqual(['a', 'c']);
  expect([row('a')?.state, row('b')?.state]).toEqual(['failed', 'failed']);
});

it('gives up an episode that somebody answered, and what is on its way is not tried again', async () => {
  const { enqueue, answer, dispatch, pass, tries, row } = world;
  enqueue('waits');
  await answer(0, LATER);
  enqueue('runs', { deviceId: 8 });
  enqueue('other', { episode: 'another' });
  dispatch.withdraw('episode');
  await answer(1, LATER);
  await answer(2, LATER);
  await pass(3_000);
  expect(tries.map(({ uid }) => uid)).toEqual(['waits', 'runs', 'other', 'other']);
  expect([row('waits')?.reason, row('runs')?.reason]).toEqual(['answered', 'answered']);
});

it('believes a phone that has shown it more than a service that did not say so', async () => {
  const { enqueue, answer, outbox, pass, tries, row } = world;
  enqueue('a');
  outbox.change('a', { shownAt: 5 });
  await answer(0, LATER);
  await pass(600_000);
  expect(tries).toHaveLength(1);
  expect(row('a')).toMatchObject({ state: 'shown', shownAt: 5 });
});

it('takes no more than it can hold, and says so', () => {
  for (let index = 0; index <= 2_000; index += 1) world.enqueue(`n${index}`, { deviceId: index });
  expect(world.tries).toHaveLength(2_000);
  expect(world.row('n2000')).toMatchObject({ state: 'failed', reason: 'too much waits already' });
});

it('leaves what waits in its row when the server stops', async () => {
  world.enqueue('a');
  await world.answer(0, LATER);
  world.enqueue('b', { deviceId: 8 });
  world.dispatch.stop();
  await world.answer(1, LATER);
  await world.pass(600_000);
  expect(world.tries).toHaveLength(2);
  expect([world.row('a')?.state, world.row('b')?.state]).toEqual(['queued', 'queued']);
});
