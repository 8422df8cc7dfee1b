/** After somebody waited in vain, the next ones are told at once for this long: waiting would only queue them. In ms. */
const HANGING_FOR_MS = 2_000;

/** When the database last answered anybody. All moments here are monotonic, in ms. */
export interface Answers {
  note(now: number): void;
  cameSince(moment: number): boolean;
}

/** Whether to wait for the database at all, after somebody waited in vain. */
export interface Patience {
  isOver(now: number): boolean;
  /** @param begun when the one who waited in vain began to */
  noteTimeout(begun: number, now: number): void;
}

export const ENDLESS: Patience = { isOver: () => false, noteTimeout: () => {} };

export function createAnswers(): Answers {
  let last = Number.NEGATIVE_INFINITY;
  return {
    note(now) {
      last = now;
    },
    cameSince: (moment) => last >= moment,
  };
}

/** A database that answered others meanwhile does not hang: one connection or one lock was slow, and that alone. */
export function createPatience(answers: Pick<Answers, 'cameSince'>): Patience {
  let overUntil = Number.NEGATIVE_INFINITY;
  return {
    isOver: (now) => now < overUntil,
    noteTimeout(begun, now) {
      if (!answers.cameSince(begun)) overUntil = now + HANGING_FOR_MS;
    },
  };
}
