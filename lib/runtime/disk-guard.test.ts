import { expect, it } from 'vitest';
import { createDiskGuard, readFreeBytes } from './disk-guard';

const quiet = { info: () => {}, warn: () => {}, error: () => {} } as never;

function guardOf(leastBytes: number) {
  const disk = { free: 1_000, isBroken: false };
  const told: string[] = [];
  const guard = createDiskGuard({
    leastBytes,
    logger: quiet,
    async readFree() {
      if (disk.isBroken) throw new Error('EIO');
      return disk.free;
    },
    onFull: () => told.push('full'),
    onRoom: () => told.push('room'),
  });
  const at = async (free: number) => {
    disk.free = free;
    await guard.check();
    return guard.hasRoom();
  };
  return { guard, disk, told, at };
}

it('stops recordings below the least room, and goes on with some more than that', async () => {
  const { at, told } = guardOf(500);
  expect(await at(500)).toBe(true);
  expect(await at(499)).toBe(false);
  expect(await at(520)).toBe(false);
  expect(await at(550)).toBe(true);
  expect(told).toEqual(['room', 'full', 'room']);
});

it('tells once, however long it lasts', async () => {
  const { at, told } = guardOf(500);
  await at(400);
  await at(300);
  expect(told).toEqual(['full']);
});

it('takes back at the start what the server before may have told, and repeats what is still so', async () => {
  const roomy = guardOf(500);
  await roomy.at(500);
  const full = guardOf(500);
  await full.at(499);
  expect([roomy.told, full.told]).toEqual([['room'], ['full']]);
});

it('stops nothing while the room is not known, and says that it is not', async () => {
  const { guard, disk, at } = guardOf(500);
  await at(1_000);
  disk.isBroken = true;
  expect(await at(0)).toBe(true);
  expect(guard.freeBytes()).toBeNull();
});

it('looks at nothing when it is turned off', async () => {
  const { at, guard, told } = guardOf(0);
  expect(await at(0)).toBe(true);
  await at(0);
  expect(told).toEqual(['room']);
  expect(guard.freeBytes()).toBeNull();
});

it('reads the room of a real folder', async () => {
  expect(await readFreeBytes('.')).toBeGreaterThan(0);
});
