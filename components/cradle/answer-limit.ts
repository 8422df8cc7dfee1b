/** The server lets a question for a picture wait for 10 s: what takes longer stands on a dead connection. In ms. */
const ANSWER_LIMIT_MS = 15_000;

/** Ends what takes too long as well as what nobody wants any more. @param signal ends it sooner */
export async function withinLimit<T>(
  signal: AbortSignal,
  work: (limited: AbortSignal) => Promise<T>,
): Promise<T> {
  const limited = new AbortController();
  const end = (): void => limited.abort();
  const timer = setTimeout(end, ANSWER_LIMIT_MS);
  if (signal.aborted) end();
  signal.addEventListener('abort', end);
  try {
    return await work(limited.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
  }
}
