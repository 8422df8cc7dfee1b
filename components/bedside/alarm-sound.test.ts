import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createAlarmPlayer } from './alarm-sound';

/** Tones of one round of the baby's alarm. */
const TONES = 3;
const ROUND_MS = 1_600;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('navigator', {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** As a browser's, of which a telephone call takes the sound away: then its clock stands still until it is over. */
function createLoudspeaker() {
  const waiting: (() => void)[] = [];
  let begun = 0;
  const level = () => ({ value: 1, setValueAtTime() {}, linearRampToValueAtTime() {} });
  const node = () => ({ connect: (next: unknown) => next, gain: level(), frequency: level() });
  const context = {
    ...{ state: 'running', currentTime: 0, destination: {} },
    createGain: node,
    createOscillator: () => ({ ...node(), start: () => (begun += 1), stop() {} }),
    resume: () => new Promise<void>((resolve) => waiting.push(resolve)),
    close: () => Promise.resolve(),
  };
  return {
    // No sound outside a browser: what is called of it.
    player: createAlarmPlayer(context as unknown as AudioContext, Date.now),
    begun: () => begun,
    take() {
      context.state = 'interrupted';
    },
    async giveBack() {
      context.state = 'running';
      for (const resolve of waiting.splice(0)) resolve();
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

it('sounds again and again until it is silenced', async () => {
  const { player, begun } = createLoudspeaker();
  player.play('baby');
  await vi.advanceTimersByTimeAsync(ROUND_MS * 2);
  expect(begun()).toBe(TONES * 3);
  player.play(null);
  await vi.advanceTimersByTimeAsync(ROUND_MS * 2);
  expect(begun()).toBe(TONES * 3);
});

it('sounds once when the loudspeaker comes back, not for each round that was missed', async () => {
  const { player, begun, take, giveBack } = createLoudspeaker();
  take();
  player.play('baby');
  await vi.advanceTimersByTimeAsync(ROUND_MS * 100);
  expect(begun()).toBe(0);
  await giveBack();
  expect(begun()).toBe(TONES);
  await vi.advanceTimersByTimeAsync(ROUND_MS);
  expect(begun()).toBe(TONES * 2);
});

it('stays silent when it was silenced meanwhile', async () => {
  const { player, begun, take, giveBack } = createLoudspeaker();
  take();
  player.play('baby');
  player.play(null);
  await giveBack();
  expect(begun()).toBe(0);
});
