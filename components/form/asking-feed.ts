import type { CallResult } from './call-json';

/** A server that says nothing for this long does not answer, in ms. */
const LIMIT_MS = 8_000;
/** After a question that was not answered, in ms. */
const RETRY_MS = 1_000;

export interface Asked<T> {
  /** The last that was heard; null before the first. */
  answer: T | null;
  /** Whether that is how things are: not before the first, nor once it is too old. */
  link: 'checking' | 'known' | 'lost';
}

export interface AskingFeedDeps<T> {
  ask(signal: AbortSignal): Promise<CallResult<T>>;
  everyMs: number;
  /** Local wall clock, ms: it goes on while a phone sleeps. */
  now(): number;
  onChange(asked: Asked<T>): void;
  onSignedOut(): void;
}

export interface AskingFeed {
  start(): void;
  stop(): void;
  /** Asks at once, or as soon as the question under way is answered: something has changed. */
  askAgain(): void;
}

/** Asks again and again. One lost question is asked again without a word; an answer counts until the next is overdue. */
export function createAskingFeed<T>(deps: AskingFeedDeps<T>): AskingFeed {
  const goodForMs = deps.everyMs + LIMIT_MS;
  let heard: Asked<T> = { answer: null, link: 'checking' };
  let heardAt = Number.NEGATIVE_INFINITY;
  let question: AbortController | null = null;
  let isDue = false;
  let next: ReturnType<typeof setTimeout> | undefined;
  let expiry: ReturnType<typeof setTimeout> | undefined;

  function tell(change: Partial<Asked<T>>): void {
    heard = { ...heard, ...change };
    deps.onChange(heard);
  }

  const isOld = () => deps.now() - heardAt >= goodForMs;

  async function ask(): Promise<void> {
    clearTimeout(next);
    isDue = false;
    const asked = new AbortController();
    question = asked;
    const limit = setTimeout(() => asked.abort(), LIMIT_MS);
    const result = await deps.ask(asked.signal);
    clearTimeout(limit);
    if (question !== asked) return;
    question = null;
    take(result);
  }

  function take(result: CallResult<T>): void {
    if (result.ok) {
      heardAt = deps.now();
      clearTimeout(expiry);
      expiry = setTimeout(() => tell({ link: 'lost' }), goodForMs);
      tell({ answer: result.answer, link: 'known' });
    } else if (result.status === 401) {
      stop();
      deps.onSignedOut();
      return;
    } else if (isOld()) tell({ link: 'lost' });
    next = setTimeout(() => void ask(), isDue ? 0 : result.ok ? deps.everyMs : RETRY_MS);
  }

  function stop(): void {
    clearTimeout(next);
    clearTimeout(expiry);
    const left = question;
    question = null;
    left?.abort();
  }

  return {
    start() {
      stop();
      if (heard.answer !== null && isOld()) tell({ link: 'checking' });
      void ask();
    },
    stop,
    askAgain() {
      if (question === null) void ask();
      else isDue = true;
    },
  };
}
