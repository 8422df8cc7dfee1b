import { expect, it } from 'vitest';
import { createDisturbance } from './disturbance';
import { createSeededRandom } from './seeded-random';

it('repeats, reorders, garbles and cuts, and lets most messages through', async () => {
  const sent: string[] = [];
  let cuts = 0;
  const sender = {
    async publish(_signal: string, payload: string | Buffer) {
      sent.push(payload.toString());
    },
    cut() {
      cuts++;
    },
  };
  const disturbance = createDisturbance(sender, createSeededRandom(7));
  for (let number = 0; number < 2_000; number++)
    await disturbance.publish('temperature', `{"temperature":"${number}"}`);

  const numbers = sent
    .flatMap((payload) => /^\{"temperature":"(\d+)"\}$/.exec(payload)?.[1] ?? [])
    .map(Number);
  const repeats = numbers.length - new Set(numbers).size;
  const reordered = numbers.filter((number, index) => number < (numbers[index - 1] ?? 0)).length;
  expect(new Set(numbers).size).toBeGreaterThan(1_700);
  expect(repeats).toBeGreaterThan(20);
  expect(reordered).toBeGreaterThan(20);
  expect(sent.length - numbers.length).toBeGreaterThan(50);
  expect(cuts).toBeGreaterThan(0);
});
