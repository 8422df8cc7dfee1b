/** Who encodes when: one at a time, and what somebody waits for before what nobody waits for. */
export interface EncoderQueue {
  /** Somebody waits for what is encoded under this key, until they call what is returned. */
  want(key: string): () => void;
  /**
   * Runs work that asks for its turn before each piece of it. So it stands still as soon as something in front of it
   * comes, and goes on where it was: a viewer need not wait for what was begun for nobody.
   * @param work its `untilTurn` rejects with the reason of the signal when that aborts before
   */
  run<T>(
    { key, signal }: { key: string; signal: AbortSignal },
    work: (untilTurn: () => Promise<void>) => Promise<T>,
  ): Promise<T>;
}

interface Job {
  key: string;
  /** Goes on with the work; null while it is at work. */
  resume: (() => void) | null;
}

export function createEncoderQueue(): EncoderQueue {
  /** In the order of coming. */
  const jobs = new Set<Job>();
  /** How many wait for a key, in the order in which it was first waited for. */
  const wanted = new Map<string, number>();

  function findFirst(): Job | undefined {
    for (const key of wanted.keys()) {
      const job = [...jobs].find((each) => each.key === key);
      if (job) return job;
    }
    return [...jobs][0];
  }

  function untilTurn(job: Job, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        job.resume = null;
        reject(signal.reason);
      };
      if (signal.aborted) return leave();
      signal.addEventListener('abort', leave, { once: true });
      job.resume = () => {
        job.resume = null;
        signal.removeEventListener('abort', leave);
        resolve();
      };
      resumeFirst();
    });
  }

  const resumeFirst = () => findFirst()?.resume?.();

  return {
    want(key) {
      wanted.set(key, (wanted.get(key) ?? 0) + 1);
      resumeFirst();
      return () => {
        const left = (wanted.get(key) ?? 0) - 1;
        if (left > 0) wanted.set(key, left);
        else wanted.delete(key);
        resumeFirst();
      };
    },
    async run({ key, signal }, work) {
      const job: Job = { key, resume: null };
      jobs.add(job);
      try {
        return await work(() => untilTurn(job, signal));
      } finally {
        jobs.delete(job);
        resumeFirst();
      }
    },
  };
}
