import { vi } from 'vitest';

/** Asks again and again until the answer fits, for states that nobody announces. Rejects after `limitMs`. */
export async function settle<T>(
  ask: () => Promise<T> | T,
  fits: (answer: T) => boolean,
  limitMs = 10_000,
): Promise<T> {
  let answer: T | undefined;
  try {
    return await vi.waitFor(
      async () => {
        answer = await ask();
        if (!fits(answer)) throw new Error('not yet');
        return answer;
      },
      { timeout: limitMs, interval: 20 },
    );
  } catch (cause) {
    throw new Error(`After ${limitMs} ms the answer was still ${JSON.stringify(answer)}`, { cause });
  }
}
