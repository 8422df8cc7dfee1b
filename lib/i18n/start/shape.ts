/** What a parent does once, before the first night; see components/start/steps.ts. */
export type StartStep = 'account' | 'cradle' | 'push' | 'test';

/** Words of the page that leads from an account to an alarm that is heard, and of what reminds of it. */
export interface StartWords {
  title: string;
  lead: string;
  /** How far it is: steps that are done, of all. */
  progress: (done: number, all: number) => string;
  steps: Record<StartStep, { title: string; hint: string }>;
  /** For those who do not see the mark of a step. */
  marks: Record<'done' | 'open' | 'unknown' | 'barred', string>;
  account: (username: string) => string;
  cradle: (cradle: string) => string;
  push: { on: string };
  test: {
    send: string;
    sending: string;
    waiting: string;
    /** Before the time at which it was shown. */
    shown: string;
    unseen: string;
    failed: string;
    /** The database cannot tell whether there ever was one. */
    unknown: string;
  };
  email: string;
  ready: string;
  readyHint: string;
  toDashboard: string;
  later: string;
  laterHint: string;
  card: { title: string; body: (steps: string) => string; go: string; dismiss: string };
}
