import type { Leases } from '@/lib/auth/leases';
import type { MediaLinks } from '@/lib/auth/media-links';
import type { PasswordCheck } from '@/lib/auth/password-check';
import type { RateLimits } from '@/lib/auth/rate-limits';
import type { Sessions } from '@/lib/auth/sessions';
import type { SignInLimit } from '@/lib/auth/sign-in-limit';
import type { StreamPasses } from '@/lib/auth/stream-passes';
import type { EmailPorts } from '@/lib/care/email-ports';
import type { CarePorts } from '@/lib/care/ports';
import type { PushPorts } from '@/lib/care/push-ports';
import type { Readiness } from '@/lib/contracts/health';
import type { LiveState } from '@/lib/cradle/live-state';
import type { FrameCache } from '@/lib/frames/frame-cache';
import type { ViewerDeps } from '@/lib/frames/viewer-stream';
import type { AlertBoard } from '@/lib/live/alert-board';
import type { ChangeFeed } from '@/lib/live/change-feed';
import type { Clock } from '@/lib/platform/clock';
import type { Env } from '@/lib/platform/env';
import type { Logger } from '@/lib/platform/logger';
import type { Database } from '@/lib/store/database';
import type { AlertActions } from './alert-actions';
import type { RecordedClips } from './clips';
import type { Directory } from './directory';
import type { TestNotifications } from './notification-tests';
import type { CradleSettings } from './settings-memory';
import type { AskTonight } from './tonight';

/** How the last question to the database went; unreached: there was none since the start, and nobody's session is known. */
export type StoreState = 'unreached' | 'away' | 'up';

/** What routes and pages reach of the running server. */
export interface Runtime {
  env: Env;
  clock: Clock;
  logger: Logger;
  /** @throws AppError `database_unavailable` until it was reached for the first time. */
  readonly database: Database;
  readonly sessions: Sessions;
  readonly passwordCheck: PasswordCheck;
  readonly signInLimit: SignInLimit;
  /** Key of signatures. */
  secret: string;
  leases: Leases;
  streamPasses: StreamPasses;
  rateLimits: RateLimits;
  directory: Directory;
  frames: FrameCache;
  viewer: ViewerDeps;
  feed: ChangeFeed;
  care: CarePorts;
  alerts: AlertActions;
  /** For phones that have no session. */
  push: PushPorts;
  /** Public key of our push messages, Base64 for URLs. */
  pushKey: string;
  email: EmailPorts;
  testNotifications: TestNotifications;
  alertBoard: AlertBoard;
  readonly mediaLinks: MediaLinks;
  /** Has the readings that wait for their second stored, so that a question for them finds them. */
  storeReadings(uuid: string): Promise<void>;
  clips: RecordedClips;
  stateOf(uuid: string): LiveState;
  /** What is set for a cradle, also while the database is away. */
  settingsOf(agentId: number): CradleSettings;
  /** Whether cradles can reach this server. */
  brokerIsUp(): boolean;
  readiness(): Promise<Readiness>;
  /** What decides whether a caregiver may go to sleep. */
  tonight: AskTonight;
  storeState(): StoreState;
}
