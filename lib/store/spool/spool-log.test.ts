import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDataDir } from '../test-journal';
import type { SpoolFiles } from './segments';
import { createSpoolLog } from './spool-log';

let folder: string;
beforeEach(() => {
  folder = path.join(makeDataDir(), 'spool', 'readings');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const unbroken = (error: unknown) => {
  throw error;
};

function write(texts: string[]): string {
  const log = createSpoolLog({ files: fs, folder });
  for (const text of texts) log.append(Buffer.from(text), 1);
  log.close();
  const [name = ''] = fs.readdirSync(folder);
  return path.join(folder, name);
}

/** What the next run finds: null for a record that is damaged. */
function readBack(files: SpoolFiles = fs): (string | null)[] {
  const log = createSpoolLog({ files, folder });
  return log.open(unbroken).map((ref) => log.read(ref)?.toString() ?? null);
}

describe('records', () => {
  it('are found by the next run, in order, across files', () => {
    write(['one', 'two']);
    write(['three']);
    expect(fs.readdirSync(folder)).toHaveLength(2);
    expect(readBack()).toEqual(['one', 'two', 'three']);
  });

  it('are for nobody else to read', () => {
    const file = write(['one']);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(fs.statSync(folder).mode & 0o777).toBe(0o700);
    expect(fs.statSync(path.dirname(folder)).mode & 0o777).toBe(0o700);
  });

  it('that were not written whole are cut off, wherever the write ended', () => {
    const file = write(['the first', 'the second']);
    const whole = fs.readFileSync(file);
    const second = whole.length - (12 + 'the second'.length);
    for (let length = whole.length - 1; length > second; length -= 1) {
      fs.writeFileSync(file, whole.subarray(0, length));
      expect(readBack(), `${length} bytes`).toEqual(['the first']);
      expect(fs.statSync(file).size, `${length} bytes`).toBe(second);
    }
    for (let length = second - 1; length >= 0; length -= 1) {
      fs.writeFileSync(file, whole.subarray(0, length));
      expect(readBack(), `${length} bytes`).toEqual([]);
      expect(fs.existsSync(file), `${length} bytes`).toBe(false);
    }
  });

  it('never come back as something else when any byte of them was changed', () => {
    const file = write(['the first']);
    const whole = fs.readFileSync(file);
    for (let index = 0; index < whole.length; index += 1) {
      const damaged = Buffer.from(whole);
      damaged[index] = (damaged[index] ?? 0) ^ 0x40;
      fs.writeFileSync(file, damaged);
      expect(
        readBack().filter((text) => text !== null),
        `byte ${index}`,
      ).toEqual([]);
    }
  });

  it('behind a damaged one are still read', () => {
    const file = write(['one', 'two', 'three']);
    const damaged = fs.readFileSync(file);
    damaged[12 + 3 + 12] = 0x00;
    fs.writeFileSync(file, damaged);
    expect(readBack()).toEqual(['one', null, 'three']);
  });

  it('are not seen in zeros that a power cut left at the end', () => {
    const file = write(['one']);
    fs.appendFileSync(file, Buffer.alloc(4_096));
    expect(readBack()).toEqual(['one']);
  });

  it('that are released go with their file, while the others stay', () => {
    const log = createSpoolLog({ files: fs, folder });
    const large = Buffer.alloc(5 * 1024 * 1024, 1);
    const refs = [1, 2, 3, 4].map(() => log.append(large, 1));
    expect(fs.readdirSync(folder)).toHaveLength(2);
    for (const ref of refs.slice(0, 2)) log.release(ref);
    expect(fs.readdirSync(folder)).toHaveLength(1);
    expect(log.bytes()).toBe(2 * (large.length + 12));
    for (const ref of refs.slice(2)) log.release(ref);
    expect(log.bytes()).toBe(0);
    log.append(Buffer.from('next'), 1);
    log.close();
    expect(readBack()).toEqual(['next']);
  });
});

describe('a disk that is full', () => {
  it.each([0, 1, 12, 13, 15])('leaves nothing behind of a record of which it took %i bytes', (taken) => {
    let isFull = false;
    const files: SpoolFiles = {
      ...fs,
      writeSync: ((fd: number, record: Buffer, offset: number, length: number) => {
        if (!isFull) return fs.writeSync(fd, record, offset, length);
        if (offset < taken) return fs.writeSync(fd, record, offset, taken - offset);
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      }) as SpoolFiles['writeSync'],
    };
    const log = createSpoolLog({ files, folder });
    log.append(Buffer.from('before'), 1);
    isFull = true;
    expect(() => log.append(Buffer.from('lost'), 1)).toThrow('no space');
    isFull = false;
    log.append(Buffer.from('after'), 1);
    log.close();
    expect(readBack()).toEqual(['before', 'after']);
  });

  it('that cannot be mended either has what follows in another file', () => {
    let isBroken = false;
    const broken = () => {
      throw Object.assign(new Error('i/o error'), { code: 'EIO' });
    };
    const files: SpoolFiles = {
      ...fs,
      writeSync: ((fd: number, record: Buffer, offset: number, length: number) =>
        isBroken
          ? fs.writeSync(fd, record, 0, 5) && broken()
          : fs.writeSync(fd, record, offset, length)) as SpoolFiles['writeSync'],
      ftruncateSync: (fd, length) => (isBroken ? broken() : fs.ftruncateSync(fd, length)),
    };
    const log = createSpoolLog({ files, folder });
    log.append(Buffer.from('before'), 1);
    isBroken = true;
    expect(() => log.append(Buffer.from('lost'), 1)).toThrow('i/o error');
    isBroken = false;
    log.append(Buffer.from('after'), 1);
    log.close();
    expect(readBack()).toEqual(['before', 'after']);
  });
});
