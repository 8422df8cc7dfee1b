import type { PayloadFault } from '@/lib/cradle/sensors/sensor';
import type { Signal } from '@/lib/cradle/topics';
import type { FrameFault } from '@/lib/frames/frame-payload';

/** Why a message was dropped: a payload that is none, a cradle nobody registered, a topic that is none of ours. */
export type MessageFault = `${Signal}.${PayloadFault | FrameFault}` | 'unknown_cradle' | 'unknown_topic';

export interface FaultCounter {
  count(fault: MessageFault): void;
  /** Every kind met since the start, with its number. */
  counts(): Partial<Record<MessageFault, number>>;
}

export function createFaultCounter(): FaultCounter {
  const counts = new Map<MessageFault, number>();
  return {
    count(fault) {
      counts.set(fault, (counts.get(fault) ?? 0) + 1);
    },
    counts: () => Object.fromEntries(counts),
  };
}
