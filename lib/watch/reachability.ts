import type { AlertDetails } from '@/lib/alerts/alert';
import { type Clock, type Moment, momentOf } from '@/lib/platform/clock';

/** Whoever was away for less is not spoken of, in ms. */
const WORTH_TELLING_MS = 60_000;

/** What of ours can be away while the server runs. */
const PARTS = ['broker', 'database'] as const;
type Part = (typeof PARTS)[number];

export interface Reachability {
  /** How each part is now; to be called on each change that is heard of, and a few times a second. */
  note(up: Record<Part, boolean>): void;
  /**
   * Nobody watched from `lastSeenAt` (wall ms, null when that was never) until now. What a clock that was set meanwhile
   * makes of that nobody knows: a start before the end of the run before tells nothing.
   */
  noteStart(lastSeenAt: number | null): void;
  /** Since when cradles can reach this server without a break, monotonic ms; null while they cannot. */
  since(): number | null;
}

interface ReachabilityPorts {
  clock: Clock;
  raise(details: AlertDetails): void;
  clear(details: AlertDetails): void;
}

interface Absence {
  from: Moment;
  told: boolean;
}

/** Tells when this server could not watch: once for what was ours, instead of once for each cradle that was not heard. */
export function createReachability({ clock, raise, clear }: ReachabilityPorts): Reachability {
  const absences = new Map<Part, Absence>();
  let since: number | null = null;

  function noteAway(part: Part): void {
    const now = momentOf(clock);
    const absence = absences.get(part) ?? { from: now, told: false };
    absences.set(part, absence);
    if (absence.told || now.monotonic - absence.from.monotonic < WORTH_TELLING_MS) return;
    absence.told = true;
    raise({ cause: part, from: absence.from.now });
  }

  function noteUp(part: Part): void {
    const absence = absences.get(part);
    if (absence === undefined) return;
    absences.delete(part);
    if (absence.told) clear({ cause: part, from: absence.from.now, to: clock.now() });
  }

  return {
    note(up) {
      for (const part of PARTS) (up[part] ? noteUp : noteAway)(part);
      since = up.broker ? (since ?? clock.monotonic()) : null;
    },
    noteStart(lastSeenAt) {
      const to = clock.now();
      if (lastSeenAt === null || to - lastSeenAt < WORTH_TELLING_MS) return;
      const details: AlertDetails = { cause: 'process', from: lastSeenAt, to };
      raise(details);
      clear(details);
    },
    since: () => since,
  };
}
