import type { LiveSnapshot } from '@/lib/contracts/live';
import { FRESH_FOR_MS } from '@/lib/cradle/freshness';
import type { LiveState, Timed } from '@/lib/cradle/live-state';
import type { Signal } from '@/lib/cradle/topics';

/** A cradle's state as pages read it. `now` in wall ms. */
export function toLiveSnapshot(
  state: LiveState,
  { uuid, now, brokerIsUp }: { uuid: string; now: number; brokerIsUp: boolean },
): LiveSnapshot {
  return {
    uuid,
    serverTime: now,
    temperature: toSignal('temperature', state.temperature),
    crying: toSignal('crying', state.crying),
    direction: toSignal('direction', state.direction),
    frame: { at: state.frameAt, freshForMs: FRESH_FOR_MS.frame },
    motor: state.motor,
    broker: brokerIsUp ? 'up' : 'down',
  };
}

function toSignal<T>(signal: Signal, timed: Timed<T> | null) {
  return { value: timed?.value ?? null, at: timed?.at ?? null, freshForMs: FRESH_FOR_MS[signal] };
}
