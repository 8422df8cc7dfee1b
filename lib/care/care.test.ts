import { beforeEach, describe, expect, it } from 'vitest';
import type { MotorRequest } from '@/lib/cradle/live-state';
import { AppError } from '@/lib/platform/errors';
import { createTestClock } from '@/lib/platform/test-clock';
import { createDirectory } from '@/lib/runtime/directory';
import { claim } from './claim';
import type { CarePorts, Cradle } from './ports';
import { registerAgent } from './register-agent';
import { rock } from './rock';
import { select } from './select';

const MOTHER = 1;
const STRANGER = 2;

function setUp() {
  const clock = createTestClock();
  const directory = createDirectory();
  const table = new Map<string, Cradle>();
  const done: string[] = [];
  const requests: MotorRequest[] = [];
  const broker = { isUp: true };
  const ports: CarePorts = {
    clock,
    directory,
    cradles: {
      find: async (uuid) => table.get(uuid) ?? null,
      async saveAddress({ uuid, ip, now }) {
        const known = table.get(uuid) ?? { id: table.size + 1, uuid, ownerId: null, createdAt: now };
        table.set(uuid, { ...known, ip, updatedAt: now });
      },
      async claim({ uuid, ownerId }) {
        const cradle = table.get(uuid);
        if (!cradle || (cradle.ownerId !== null && cradle.ownerId !== ownerId)) return false;
        table.set(uuid, { ...cradle, ownerId });
        return true;
      },
    },
    forget: (uuid) => done.push(`forget ${uuid}`),
    motor: {
      async send(uuid, action) {
        if (!broker.isUp) throw new AppError('motor_not_sent');
        done.push(`${uuid} ${action}`);
      },
      noteRequest: (_uuid, request) => requests.push(request),
    },
  };
  return { clock, directory, table, done, requests, broker, ports };
}

let house: ReturnType<typeof setUp>;
beforeEach(() => {
  house = setUp();
});

describe('a cradle that says it is there', () => {
  it('is registered once, and its address noted afterwards', async () => {
    const { ports, clock, table, directory } = house;
    expect(await registerAgent(ports, { uuid: 'abc', ip: '10.0.0.5' })).toEqual({ created: true });
    clock.advance(1_000);
    expect(await registerAgent(ports, { uuid: 'abc', ip: '10.0.0.6' })).toEqual({ created: false });
    expect(table.get('abc')).toMatchObject({ ip: '10.0.0.6', createdAt: clock.now() - 1_000 });
    expect(directory.find('abc')).toEqual({ id: 1, uuid: 'abc', ownerId: null });
  });

  it('stays whose it is', async () => {
    const { ports, directory } = house;
    await registerAgent(ports, { uuid: 'abc', ip: '10.0.0.5' });
    await claim(ports, { uuid: 'abc', ownerId: MOTHER });
    await registerAgent(ports, { uuid: 'abc', ip: '10.0.0.6' });
    expect(directory.find('abc')?.ownerId).toBe(MOTHER);
  });

  it('stays whose it is when it was claimed while its answer was on the way', async () => {
    const { ports, directory } = house;
    await registerAgent(ports, { uuid: 'abc', ip: '10.0.0.5' });
    const { find } = ports.cradles;
    ports.cradles.find = async (uuid) => {
      ports.cradles.find = find;
      const readBefore = await find(uuid);
      await claim(ports, { uuid: 'abc', ownerId: MOTHER });
      return readBefore;
    };
    await registerAgent(ports, { uuid: 'abc', ip: '10.0.0.6' });
    expect(directory.find('abc')?.ownerId).toBe(MOTHER);
  });
});

describe('claiming', () => {
  beforeEach(() => registerAgent(house.ports, { uuid: 'abc', ip: '10.0.0.5' }));

  it('makes the cradle the caregiver’s, in the store and for the running watch', async () => {
    const { ports, directory, done } = house;
    expect(await claim(ports, { uuid: ' abc ', ownerId: MOTHER })).toMatchObject({
      uuid: 'abc',
      ownerId: MOTHER,
    });
    expect(directory.find('abc')?.ownerId).toBe(MOTHER);
    expect(done).toEqual(['forget abc']);
  });

  it('of one’s own again changes nothing and forgets nothing', async () => {
    const { ports, done } = house;
    await claim(ports, { uuid: 'abc', ownerId: MOTHER });
    await claim(ports, { uuid: 'abc', ownerId: MOTHER });
    expect(done).toEqual(['forget abc']);
  });

  it('never takes a cradle over', async () => {
    const { ports, directory, done } = house;
    await claim(ports, { uuid: 'abc', ownerId: MOTHER });
    await expect(claim(ports, { uuid: 'abc', ownerId: STRANGER })).rejects.toMatchObject({
      code: 'cradle_claimed',
    });
    expect(directory.find('abc')?.ownerId).toBe(MOTHER);
    expect(done).toHaveLength(1);
  });

  it.each(['nobody', '', 'ABC', 'a/b', '..'])('knows no cradle %j', async (uuid) => {
    const claiming = claim(house.ports, { uuid, ownerId: MOTHER });
    await expect(claiming).rejects.toMatchObject({ code: 'cradle_not_registered' });
  });
});

describe('selecting', () => {
  const selected: { id: number; uuid: string }[] = [];
  const sessions = {
    select: async (_: unknown, cradle: { id: number; uuid: string }) => void selected.push(cradle),
  };
  const selecting = (uuid: string, userId = MOTHER) =>
    select({ directory: house.directory, sessions }, { uuid, session: { userId } });

  beforeEach(async () => {
    selected.length = 0;
    await registerAgent(house.ports, { uuid: 'abc', ip: '10.0.0.5' });
    await registerAgent(house.ports, { uuid: 'free', ip: '10.0.0.6' });
    await claim(house.ports, { uuid: 'abc', ownerId: MOTHER });
  });

  it('is kept in the session', async () => {
    await selecting(' abc');
    expect(selected).toMatchObject([{ id: 1, uuid: 'abc' }]);
  });

  it.each([
    ['unknown', 'nobody', MOTHER],
    ['unclaimed', 'free', MOTHER],
    ['somebody else’s', 'abc', STRANGER],
    ['unreadable', '..', MOTHER],
  ])('is refused for a cradle that is %s', async (_, uuid, userId) => {
    await expect(selecting(uuid, userId)).rejects.toMatchObject({ code: 'cradle_not_selectable' });
    expect(selected).toEqual([]);
  });
});

describe('rocking', () => {
  it('is noted with who asked, once the broker has it', async () => {
    const { ports, clock, done, requests } = house;
    await rock(ports, { uuid: 'abc', action: 'start', by: 'mother' });
    expect(done).toEqual(['abc start']);
    expect(requests).toEqual([{ action: 'start', at: clock.now(), by: 'mother' }]);
  });

  it('is not noted when the broker has not taken it', async () => {
    const { ports, requests, broker } = house;
    broker.isUp = false;
    const rocking = rock(ports, { uuid: 'abc', action: 'start', by: 'mother' });
    await expect(rocking).rejects.toMatchObject({ code: 'motor_not_sent' });
    expect(requests).toEqual([]);
  });
});
