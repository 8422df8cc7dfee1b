import type { LinkState, LinkStatus } from './link';

export interface LinkRecorder {
  messages: { topic: string; payload: Buffer }[];
  onMessage(topic: string, payload: Buffer): void;
  onStateChange(state: LinkState): void;
  /** Resolves with the next message from now on. */
  nextMessage(): Promise<{ topic: string; payload: Buffer }>;
  /** Resolves when the link enters the status, or at once when it is in it. */
  reached(status: LinkStatus): Promise<LinkState>;
  /** Resolves with the first state whose detail matches. */
  detailed(pattern: RegExp): Promise<LinkState>;
}

/** Test part: keeps what a link tells, so that a test awaits events instead of sleeping. */
export function createLinkRecorder(): LinkRecorder {
  const messages: LinkRecorder['messages'] = [];
  let waiters: (() => void)[] = [];
  let last: LinkState | null = null;
  const wake = (): void => {
    const woken = waiters;
    waiters = [];
    for (const resolve of woken) resolve();
  };
  const change = (): Promise<void> => new Promise((resolve) => waiters.push(resolve));
  const until = async (fits: (state: LinkState) => boolean): Promise<LinkState> => {
    for (;;) {
      if (last && fits(last)) return last;
      await change();
    }
  };
  return {
    messages,
    onMessage(topic, payload) {
      messages.push({ topic, payload });
      wake();
    },
    onStateChange(state) {
      last = state;
      wake();
    },
    async nextMessage() {
      const index = messages.length;
      for (;;) {
        const message = messages[index];
        if (message) return message;
        await change();
      }
    },
    reached: (status) => until((state) => state.status === status),
    detailed: (pattern) => until(({ detail }) => detail !== null && pattern.test(detail)),
  };
}
