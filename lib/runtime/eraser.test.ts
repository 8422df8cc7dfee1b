import { describe, expect, it } from 'vitest';
import { createLogger } from '@/lib/platform/logger';
import { createEraser } from './eraser';

function setUp() {
  const open: (() => void)[] = [];
  let runs = 0;
  const eraser = createEraser({
    erase: () => {
      runs += 1;
      return new Promise((resolve) => open.push(resolve));
    },
    logger: createLogger('silent'),
  });
  return { eraser, finish: () => open.shift()?.(), runs: () => runs };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('erasing', () => {
  it('is waited for until it is done', async () => {
    const { eraser, finish } = setUp();
    let done = false;
    const run = eraser.run(60_000).then(() => {
      done = true;
    });
    await turn();
    expect(done).toBe(false);
    finish();
    await run;
    expect(done).toBe(true);
  });

  it('is not waited for beyond the limit, and goes on', async () => {
    const { eraser, runs } = setUp();
    await eraser.run(5);
    expect(runs()).toBe(1);
  });

  it('runs again for what came up meanwhile, one after the other', async () => {
    const { eraser, finish, runs } = setUp();
    const [first, second] = [eraser.run(60_000), eraser.run(60_000)];
    await turn();
    expect(runs()).toBe(1);
    finish();
    await first;
    await turn();
    expect(runs()).toBe(2);
    finish();
    await second;
  });

  it('that fails is tried again with the next', async () => {
    let runs = 0;
    const erase = async () => {
      runs += 1;
      if (runs === 1) throw new Error('the database is away');
    };
    const eraser = createEraser({ erase, logger: createLogger('silent') });
    await eraser.run(60_000);
    await eraser.run(60_000);
    expect(runs).toBe(2);
  });
});
