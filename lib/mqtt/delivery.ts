import type { LimitedLog } from '@/lib/platform/log-limit';

export type Deliver = (topic: string, payload: Buffer) => void;

/** A message that the listener cannot handle is logged with its topic and dropped: the link lives on. */
export function createDelivery({
  limitedLog,
  onMessage,
}: {
  limitedLog: LimitedLog;
  onMessage: Deliver;
}): Deliver {
  return (topic, payload) => {
    try {
      onMessage(topic, payload);
    } catch (error) {
      limitedLog.warn('A message could not be handled', { topic, error });
    }
  };
}
