import type { MotorAction } from './wire';

/** One rock to and fro. */
const PERIOD_MS = 2_000;
/** The swing grows and dies away with this time constant. */
const SETTLE_MS = 700;

export type Motor = {
  obey(action: MotorAction, nowMs: number): void;
  /** How far the cradle leans, -1 (left) to 1 (right); exactly 0 at rest. `nowMs` is monotonic. */
  swayAt(nowMs: number): number;
};

/** The rocking motor as it is seen: a swing that grows when it starts and dies away when it stops. */
export function createMotor(): Motor {
  let goal = 0;
  let amplitudeThen = 0;
  let changedAt = 0;
  const amplitudeAt = (nowMs: number): number =>
    goal + (amplitudeThen - goal) * Math.exp(-Math.max(0, nowMs - changedAt) / SETTLE_MS);
  return {
    obey(action, nowMs) {
      amplitudeThen = amplitudeAt(nowMs);
      goal = action === 'start' ? 1 : 0;
      changedAt = nowMs;
    },
    swayAt(nowMs) {
      const amplitude = amplitudeAt(nowMs);
      return amplitude < 0.01 ? 0 : amplitude * Math.sin((nowMs / PERIOD_MS) * 2 * Math.PI);
    },
  };
}
