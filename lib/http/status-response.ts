import type { OwnedCradle } from '@/lib/auth/access';
import type { Session } from '@/lib/auth/sessions';
import type { LiveState } from '@/lib/cradle/live-state';
import { createStatusStream } from '@/lib/live/status-stream';
import type { Runtime } from '@/lib/runtime/runtime';
import { openLease } from './lease';
import { streamResponse } from './responses';

/** The stream of one value of a cradle, for as long as the caller may look. */
export function statusResponse(
  viewing: { request: Request; runtime: Runtime; session: Session; cradle: OwnedCradle },
  read: (state: LiveState) => string | null,
): Response {
  const { clock, feed, stateOf } = viewing.runtime;
  const { uuid } = viewing.cradle;
  const { signal } = openLease(viewing);
  const value = () => read(stateOf(uuid));
  const stream = createStatusStream({ feed, value, monotonic: clock.monotonic }, { uuid, signal });
  return streamResponse(stream, 'text/event-stream');
}
