import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withinLimit } from './answer-limit';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Never answered: it ends with its signal alone. */
const hang = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const end = () => reject(new Error('ended'));
    if (signal.aborted) end();
    signal.addEventListener('abort', end);
  });

it('gives the answer, and leaves no timer behind', async () => {
  expect(await withinLimit(new AbortController().signal, async () => 7)).toBe(7);
  expect(vi.getTimerCount()).toBe(0);
});

it('ends what is not answered within 15 s', async () => {
  const outcome = withinLimit(new AbortController().signal, hang).catch(({ message }) => message);
  await vi.advanceTimersByTimeAsync(14_999);
  expect(await Promise.race([outcome, 'goes on'])).toBe('goes on');
  await vi.advanceTimersByTimeAsync(1);
  expect(await outcome).toBe('ended');
});

it.each(['before', 'after'])('ends what nobody wants any more, said %s it began', async (when) => {
  const wish = new AbortController();
  if (when === 'before') wish.abort();
  const outcome = withinLimit(wish.signal, hang).catch(({ message }) => message);
  if (when === 'after') wish.abort();
  expect(await outcome).toBe('ended');
  expect(vi.getTimerCount()).toBe(0);
});
