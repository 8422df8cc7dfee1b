import { beforeEach, describe, expect, it } from 'vitest';
import { createDirectory } from '@/lib/runtime/directory';
import { acknowledge } from './acknowledge';
import { keep } from './keep';
import { reopen } from './reopen';
import { resolve } from './resolve';
import { createTestHouse, MOTHER } from './test-house';

const setUp = () => createTestHouse(createDirectory());

let house: ReturnType<typeof setUp>;
beforeEach(() => {
  house = setUp();
});

const ALERT = { id: 12, uid: 'uid', episode: 'episode', agentUuid: 'abc' };

it('resolving notes the first time only, and ends the alert for the running server', async () => {
  const { ports, clock, done, resolvedAt } = house;
  const first = clock.now();
  await resolve(ports, { alert: ALERT, ownerId: MOTHER });
  clock.advance(5_000);
  await resolve(ports, { alert: ALERT, ownerId: MOTHER });
  expect(resolvedAt.get(12)).toBe(first);
  expect(done).toEqual(['alert 12 of abc is resolved', 'alert 12 of abc is resolved']);
});

describe('reopening', () => {
  const row = (now: number, changes: { resolved: boolean; resolvedAt: number | null }) => ({
    ...{ ...ALERT, type: 'crying', message: '', details: {}, temperature: null, faceDetected: null },
    ...{ createdAt: now, acknowledgedAt: null, acknowledgedBy: null, clearedAt: null, ...changes },
  });

  it('takes back a resolve of the last five minutes, for the running server too', async () => {
    const { ports, clock, done, resolvedAt } = house;
    await resolve(ports, { alert: ALERT, ownerId: MOTHER });
    const alert = row(clock.now(), { resolved: true, resolvedAt: clock.now() });
    clock.advance(5 * 60_000);
    await reopen(ports, { alert, ownerId: MOTHER });
    expect(resolvedAt.size).toBe(0);
    expect(done.at(-1)).toBe('alert 12 of abc is open again');
  });

  it('is refused afterwards, and when nobody knows when it was resolved', async () => {
    const { ports, clock, done } = house;
    const now = clock.now();
    clock.advance(5 * 60_000 + 1);
    for (const resolvedAt of [now, null]) {
      const reopening = reopen(ports, {
        alert: row(now, { resolved: true, resolvedAt }),
        ownerId: MOTHER,
      });
      await expect(reopening).rejects.toMatchObject({ code: 'reopen_too_late' });
    }
    expect(done).toEqual([]);
  });

  it('leaves an alert that is open as it is', async () => {
    const { ports, done } = house;
    await reopen(ports, { alert: row(0, { resolved: false, resolvedAt: null }), ownerId: MOTHER });
    expect(done).toEqual([]);
  });
});

it('keeps the recording of an alert, and lets it go again', async () => {
  const { ports, done } = house;
  await keep(ports, { id: 12, ownerId: MOTHER, kept: true });
  await keep(ports, { id: 12, ownerId: MOTHER, kept: false });
  expect(done).toEqual(['alert 12 is kept', 'alert 12 is not kept']);
});

it('acknowledging notes who was first, and silences the alert in the running server', async () => {
  const { ports, clock, done, acknowledged } = house;
  const first = clock.now();
  await acknowledge(ports, { alert: ALERT, ownerId: MOTHER, by: 'mother' });
  clock.advance(5_000);
  await acknowledge(ports, { alert: ALERT, ownerId: MOTHER, by: 'grandmother' });
  expect(acknowledged.get(12)).toEqual({ at: first, by: 'mother' });
  expect(done[0]).toBe('mother looks after 12 of abc');
});
