import { describe, expect, it } from 'vitest';
import { createEncoderQueue, type EncoderQueue } from './encoder-queue';

const forever = () => new AbortController().signal;
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Work of so many pieces, each of which ends when the test says so. */
function begin(queue: EncoderQueue, key: string, { pieces = 2, signal = forever() } = {}) {
  let done = 0;
  let endPiece = () => {};
  const outcome = queue.run({ key, signal }, async (untilTurn) => {
    while (done < pieces) {
      await untilTurn();
      await new Promise<void>((resolve) => {
        endPiece = resolve;
      });
      endPiece = () => {};
      done += 1;
    }
    return key;
  });
  return {
    outcome,
    done: () => done,
    async step() {
      await settled();
      endPiece();
      await settled();
    },
  };
}

describe('what nobody waits for', () => {
  it('is done in the order of coming, one at a time', async () => {
    const queue = createEncoderQueue();
    const [first, second] = [begin(queue, 'a'), begin(queue, 'b')];
    await second.step();
    expect(second.done()).toBe(0);
    await first.step();
    await second.step();
    expect([first.done(), second.done()]).toEqual([1, 0]);
    await first.step();
    expect(await first.outcome).toBe('a');
    await second.step();
    await second.step();
    expect(await second.outcome).toBe('b');
  });

  it('stands still in the middle while something is waited for, and goes on afterwards', async () => {
    const queue = createEncoderQueue();
    const background = begin(queue, 'a');
    await settled();
    queue.want('b');
    const viewed = begin(queue, 'b');
    await background.step();
    await background.step();
    expect(background.done()).toBe(1);
    await viewed.step();
    await viewed.step();
    expect(await viewed.outcome).toBe('b');
    await background.step();
    expect(await background.outcome).toBe('a');
  });

  it('goes first from when somebody waits for it, until they leave', async () => {
    const queue = createEncoderQueue();
    const [first, second] = [begin(queue, 'a', { pieces: 3 }), begin(queue, 'b', { pieces: 3 })];
    await settled();
    const leave = queue.want('b');
    await second.step();
    await first.step();
    await first.step();
    expect([first.done(), second.done()]).toEqual([1, 1]);
    leave();
    await second.step();
    await second.step();
    await first.step();
    expect([first.done(), second.done()]).toEqual([2, 2]);
  });
});

describe('what somebody waits for', () => {
  it('is done in the order in which it was asked for', async () => {
    const queue = createEncoderQueue();
    const [first, second] = [begin(queue, 'a'), begin(queue, 'b')];
    queue.want('b');
    queue.want('a');
    await first.step();
    await second.step();
    await second.step();
    await second.outcome;
    expect(first.done()).toBe(1);
  });

  it('is waited for until the last one leaves', async () => {
    const queue = createEncoderQueue();
    const background = begin(queue, 'a');
    const leaves = [queue.want('b'), queue.want('b')];
    const viewed = begin(queue, 'b', { pieces: 3 });
    leaves[0]?.();
    await background.step();
    await background.step();
    await viewed.step();
    expect([background.done(), viewed.done()]).toEqual([1, 1]);
  });

  it('lets the next go when it is given up', async () => {
    const queue = createEncoderQueue();
    const holder = begin(queue, 'a', { pieces: 1 });
    const given = new AbortController();
    const second = begin(queue, 'b', { signal: given.signal });
    const third = begin(queue, 'c', { pieces: 1 });
    const refusal = expect(second.outcome).rejects.toBe('left');
    given.abort('left');
    await refusal;
    await holder.step();
    await third.step();
    expect(await third.outcome).toBe('c');
  });

  it('lets the next go when it fails', async () => {
    const queue = createEncoderQueue();
    const failing = queue.run({ key: 'a', signal: forever() }, async (untilTurn) => {
      await untilTurn();
      throw new Error('no ffmpeg');
    });
    const next = begin(queue, 'b', { pieces: 1 });
    await expect(failing).rejects.toThrow('no ffmpeg');
    await next.step();
    expect(await next.outcome).toBe('b');
  });
});
