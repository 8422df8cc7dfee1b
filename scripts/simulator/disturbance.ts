import { faultInTurn } from './faults';
import type { Signal } from './wire';

export type Sender = {
  publish(signal: Signal, payload: string | Buffer): Promise<void>;
  cut(): void;
};

/** How often each thing happens to a message of the scene `flaky`, 0 to 1. */
const REPEATED = 0.06;
const HELD_BACK = 0.06;
const CUT_SHORT = 0.04;
const REPLACED = 0.05;
/** One message in this many loses the connection: at some 25 messages a second, one loss in about 16 s. */
const MESSAGES_BETWEEN_CUTS = 400;

type Disturbance = { publish(signal: Signal, payload: string | Buffer): Promise<void> };

/** Sends as a device on a bad network with a bad serial line: repeats, reorders, garbles, falls off. */
export function createDisturbance(sender: Sender, random: () => number): Disturbance {
  let heldBack: { signal: Signal; payload: string | Buffer } | null = null;
  let faults = 0;
  return {
    async publish(signal, payload) {
      if (random() < 1 / MESSAGES_BETWEEN_CUTS) sender.cut();
      const late = heldBack;
      heldBack = null;
      const fate = random();
      if (fate < HELD_BACK && !late) {
        heldBack = { signal, payload };
        return;
      }
      if (fate > 1 - REPLACED) {
        const fault = faultInTurn(faults++);
        await sender.publish(fault.signal, fault.payload);
      } else {
        await sender.publish(signal, fate > 1 - REPLACED - CUT_SHORT ? firstHalf(payload) : payload);
      }
      if (fate > 0.5 && fate < 0.5 + REPEATED) await sender.publish(signal, payload);
      if (late) await sender.publish(late.signal, late.payload);
    },
  };
}

function firstHalf(payload: string | Buffer): Buffer {
  const bytes = Buffer.from(payload);
  return bytes.subarray(0, bytes.length / 2);
}
