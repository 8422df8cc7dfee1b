import type { LimitedLog } from '@/lib/platform/log-limit';

/** What is not let in, with what the log says of it. */
const SENTENCES = {
  publish: 'A client published to a topic that is not for cradles; dropped',
  subscription: 'A client subscribed to something that is not for cradles; refused',
  oversized_packet: 'A client sent a packet above 2 MB; refused',
  connection: 'Too many connections to the broker; refused',
  retained: 'The broker had kept a message of a cradle, nobody knows since when; dropped',
} as const;

/** Counted by name in /api/ready. An outside broker has rules of its own: then only size and `retained` count. */
export type RefusalKind = keyof typeof SENTENCES;
export const REFUSAL_KINDS = Object.keys(SENTENCES) as RefusalKind[];

export type OnRefused = (kind: RefusalKind, fields: Record<string, unknown>) => void;

/** Counts each refusal and logs it at a bounded rate. */
export function noteRefusals({
  state,
  limitedLog,
}: {
  state: { countRefusal(kind: RefusalKind): void };
  limitedLog: LimitedLog;
}): OnRefused {
  return (kind, fields) => {
    state.countRefusal(kind);
    limitedLog.warn(SENTENCES[kind], fields);
  };
}
