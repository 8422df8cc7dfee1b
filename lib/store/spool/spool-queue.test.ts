import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTestClock } from '@/lib/platform/test-clock';
import { makeDataDir } from '../test-journal';
import type { SpoolFiles } from './segments';
import { createSpool } from './spool';
import type { SpoolKind } from './spool-room';

type Thing = { name: string; bulk?: Buffer; at?: Date };

interface Options {
  dataDir?: string;
  files?: SpoolFiles;
  limitBytes?: number;
  memoryBytes?: number;
  mostMemoryBytes?: number;
}

/** Queues of one spool, and what they warned of. Each thing counts as 100 bytes of memory. */
function setUp({
  dataDir = makeDataDir(),
  files,
  limitBytes,
  memoryBytes = 0,
  mostMemoryBytes = 300,
}: Options = {}) {
  const said: string[] = [];
  const warn = (sentence: string) => said.push(sentence);
  // Warnings alone are written here.
  const logger = { warn } as unknown as Parameters<typeof createSpool>[0]['logger'];
  const spool = createSpool({ dataDir, clock: createTestClock(), logger, files, limitBytes });
  function queueOf(kind: SpoolKind) {
    const sizes = { itemsOf: () => 1, bytesOf: () => 100, memoryBytes, mostMemoryBytes };
    const queue = spool.createQueue<Thing>({ kind, ...sizes });
    queue.open();
    const names = () => queue.peek(1_000).map(({ value }) => value.name);
    return { ...queue, names };
  }
  return { dataDir, queueOf, said, spool };
}

/** A disk that can be told to fail. */
function createBreakableFiles() {
  const state = { broken: false };
  const files: SpoolFiles = {
    ...fs,
    writeSync: ((...args: [number, Buffer, number, number]) => {
      if (state.broken) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      return fs.writeSync(...args);
    }) as SpoolFiles['writeSync'],
  };
  return { files, state };
}

const bulk = Buffer.alloc(1_000, 7);

describe('what waits', () => {
  it('comes back as it was, moments and bytes too', () => {
    const { queueOf } = setUp();
    const queue = queueOf('readings');
    const thing = { name: 'a', at: new Date(5), bulk };
    queue.push(thing);
    expect(queue.counts().inMemory).toBe(0);
    expect(queue.peek(1)[0]?.value).toEqual(thing);
  });

  it('is in order, in memory, in files, and over a restart, also when new things come before the old are stored', () => {
    const { dataDir, queueOf } = setUp({ memoryBytes: 1_000 });
    const queue = queueOf('readings');
    queue.push({ name: 'a' });
    queue.push({ name: 'b' });
    expect(queue.counts()).toEqual({ waiting: 2, inMemory: 2, dropped: 0 });
    const [first] = queue.peek(1);
    queue.spill();
    queue.push({ name: 'c' });
    expect(queue.names()).toEqual(['a', 'b', 'c']);
    // Stored at last: meanwhile it went from memory to a file.
    if (first) queue.remove(first);
    queue.spill();
    expect(queue.names()).toEqual(['b', 'c']);
    const later = setUp({ dataDir }).queueOf('readings');
    later.push({ name: 'd' });
    // A file goes with the last of its records: whoever stores `a` again recognises it by the number of its batch.
    expect(later.names()).toEqual(['a', 'b', 'c', 'd']);
    expect(later.counts().waiting).toBe(4);
  });

  it('is forgotten, files too, when the database is another server’s', () => {
    const { dataDir, queueOf, spool } = setUp();
    const queue = queueOf('alerts');
    queue.push({ name: 'a' });
    queue.clear();
    expect(queue.names()).toEqual([]);
    expect(spool.bytes()).toBe(0);
    expect(setUp({ dataDir }).queueOf('alerts').names()).toEqual([]);
  });

  it('is counted and left out when its record is damaged', () => {
    const { dataDir, queueOf } = setUp();
    const queue = queueOf('readings');
    for (const name of ['a', 'b', 'c']) queue.push({ name });
    queue.close();
    const folder = path.join(dataDir, 'spool', 'readings');
    const file = path.join(folder, fs.readdirSync(folder)[0] ?? '');
    const content = fs.readFileSync(file);
    const middle = Math.floor(content.length / 2);
    content[middle] = (content[middle] ?? 0) ^ 0xff;
    fs.writeFileSync(file, content);
    const { queueOf: again, said } = setUp({ dataDir });
    const damaged = again('readings');
    expect(damaged.names()).toEqual(['a', 'c']);
    expect(damaged.counts()).toMatchObject({ waiting: 2, dropped: 1 });
    expect(said).toEqual(['A record of the spool is damaged and left out']);
  });
});

describe('a spool that is full', () => {
  const fill = (queue: { push(thing: Thing): void }, names: string[]) => {
    for (const name of names) queue.push({ name, bulk });
  };

  it('gives up the oldest frames for new frames', () => {
    const { queueOf, said } = setUp({ limitBytes: 2_500 });
    const frames = queueOf('frames');
    fill(frames, ['a', 'b', 'c']);
    // One file: it is emptied as a whole.
    expect(frames.names()).toEqual(['c']);
    expect(frames.counts()).toEqual({ waiting: 1, inMemory: 0, dropped: 2 });
    expect(said).toEqual(['The spool is full, the oldest is given up']);
  });

  it('gives up frames before readings, and readings before alerts', () => {
    const { queueOf } = setUp({ limitBytes: 3_500 });
    const [frames, readings, alerts] = [queueOf('frames'), queueOf('readings'), queueOf('alerts')];
    fill(frames, ['f']);
    fill(readings, ['r1', 'r2']);
    fill(alerts, ['a1']);
    expect([frames.names(), readings.names(), alerts.names()]).toEqual([[], ['r1', 'r2'], ['a1']]);
    fill(alerts, ['a2']);
    expect([readings.names(), alerts.names()]).toEqual([[], ['a1', 'a2']]);
    fill(frames, ['g']);
    expect([frames.names(), alerts.names()]).toEqual([['g'], ['a1', 'a2']]);
  });

  it('gives up no alert: more of them wait in memory, which is said', () => {
    const { queueOf, said } = setUp({ limitBytes: 2_500 });
    const alerts = queueOf('alerts');
    fill(alerts, ['a', 'b', 'c']);
    expect(alerts.names()).toEqual(['a', 'b', 'c']);
    expect(alerts.counts()).toEqual({ waiting: 3, inMemory: 1, dropped: 0 });
    expect(said).toEqual(['The spool is full of what matters more']);
  });
});

describe('a disk that fails', () => {
  it('stops nothing: what comes waits in memory, in order, and goes to files again once it can', () => {
    const { files, state } = createBreakableFiles();
    const { dataDir, queueOf, said } = setUp({ files });
    const queue = queueOf('alerts');
    queue.push({ name: 'a' });
    state.broken = true;
    queue.push({ name: 'b' });
    expect(queue.names()).toEqual(['a', 'b']);
    expect(queue.counts()).toMatchObject({ waiting: 2, inMemory: 1 });
    expect(said).toEqual(['The spool cannot be written, what waits is kept in memory']);
    state.broken = false;
    queue.push({ name: 'c' });
    expect(queue.counts().inMemory).toBe(0);
    expect(setUp({ dataDir }).queueOf('alerts').names()).toEqual(['a', 'b', 'c']);
  });

  it('and memory that is full then costs the oldest, counted', () => {
    const { files, state } = createBreakableFiles();
    const queue = setUp({ files }).queueOf('readings');
    state.broken = true;
    for (const name of ['a', 'b', 'c', 'd', 'e']) queue.push({ name });
    expect(queue.names()).toEqual(['c', 'd', 'e']);
    expect(queue.counts()).toEqual({ waiting: 3, inMemory: 3, dropped: 2 });
  });

  it('and a folder that cannot be made stops no start', () => {
    const dataDir = makeDataDir();
    fs.writeFileSync(path.join(dataDir, 'spool'), 'a file in the way');
    const { queueOf, said } = setUp({ dataDir });
    const queue = queueOf('readings');
    queue.push({ name: 'a' });
    expect(queue.names()).toEqual(['a']);
    expect(said).toContain('The spool cannot be read');
  });
});
