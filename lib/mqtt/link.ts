import type { MotorAction } from '@/lib/cradle/topics';
import type { Clock } from '@/lib/platform/clock';
import type { BrokerChoice } from '@/lib/platform/env';
import type { Logger } from '@/lib/platform/logger';
import type { RefusalKind } from './refusals';

export type LinkStatus = 'up' | 'waiting' | 'stopped';

export interface LinkState {
  status: LinkStatus;
  /** For an operator: what it waits for; null when it waits for nothing. */
  detail: string | null;
  /** Wall ms of the last change of status. */
  since: number;
  /** Counts since the start of the process. */
  refused: Record<RefusalKind, number>;
}

export interface CradleLink {
  /**
   * Resolves once the first attempt is under way; a broker that is away or a port that is taken is tried
   * again for ever, after 1 s growing to 30 s. Never throws for either.
   */
  start(): Promise<void>;
  /** Within 1 s, also while waiting. No message is handed on afterwards. */
  stop(): Promise<void>;
  /**
   * Resolves once the broker has the command. Nothing is kept for later: a motor must not start minutes
   * after the press.
   * @throws AppError `motor_not_sent` when the broker is away or has not taken it within 5 s.
   */
  sendServo(uuid: string, action: MotorAction): Promise<void>;
  state(): LinkState;
}

export interface LinkDeps<Choice extends BrokerChoice = BrokerChoice> {
  choice: Choice;
  logger: Logger;
  clock: Clock;
  /** A cradle's message, as it came; `payload` is not copied. Retained ones are not news and never arrive here. */
  onMessage: (topic: string, payload: Buffer) => void;
  onStateChange?: (state: LinkState) => void;
}
