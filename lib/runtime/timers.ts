import type { Leases } from '@/lib/auth/leases';
import type { Clock } from '@/lib/platform/clock';
import { DISK_CHECK_MS } from './disk-guard';
import type { Upkeep } from './upkeep';
import type { Watching } from './watching';

/** An alert whose time has come is at most this late. */
const TICK_MS = 100;
const MARK_MS = 10_000;
const REMIND_MS = 5_000;
const SWEEP_MS = 1_000;
const CLEAN_UP_MS = 10 * 60_000;

interface TimersDeps {
  clock: Clock;
  leases: Pick<Leases, 'sweep'>;
  upkeep: Pick<Upkeep, 'run'>;
  watching: Pick<Watching, 'alerting' | 'diskGuard' | 'watch'>;
}

/** What the running server does again and again by itself. */
export function createTimers({ clock, leases, upkeep, watching }: TimersDeps): {
  start(): void;
  stop(): void;
} {
  const { alerting, diskGuard, watch } = watching;
  const timers: NodeJS.Timeout[] = [];

  function tick(): void {
    alerting.lookAround();
    watch.tick();
  }

  return {
    start() {
      timers.push(
        setInterval(tick, TICK_MS),
        setInterval(alerting.leaveMark, MARK_MS),
        setInterval(alerting.caregivers.remind, REMIND_MS),
        setInterval(() => leases.sweep(clock.now()), SWEEP_MS),
        setInterval(() => void diskGuard.check(), DISK_CHECK_MS),
        setInterval(upkeep.run, CLEAN_UP_MS),
      );
    },
    stop() {
      for (const timer of timers) clearInterval(timer);
    },
  };
}
