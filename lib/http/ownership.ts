import {
  type OwnedCradle,
  type OwnedFrame,
  requireOwned,
  requireOwnedAlert,
  requireOwnedFrame,
} from '@/lib/auth/access';
import type { Session } from '@/lib/auth/sessions';
import type { Call } from '@/lib/contracts/call';
import type { Runtime } from '@/lib/runtime/runtime';
import type { AlertRow } from '@/lib/store/alerts';

/** What the path of a call names, by kind; null where it names none. */
export interface Owned {
  cradle: OwnedCradle | null;
  alert: AlertRow | null;
  frame: OwnedFrame | null;
}

export const NOTHING_OWNED: Owned = { cradle: null, alert: null, frame: null };

/** What the path names, of which it was checked that it is the caller's. @throws AppError `not_found`. */
export async function requireOwnership(
  call: Call,
  runtime: Pick<Runtime, 'database' | 'directory'>,
  { session, params }: { session: Session; params: Record<string, string> },
): Promise<Owned> {
  switch (call.access) {
    case 'cradle':
      return { ...NOTHING_OWNED, cradle: requireOwned(runtime.directory, session, params.uuid) };
    case 'alert': {
      const id = params.alert_id ?? params.log_id;
      return { ...NOTHING_OWNED, alert: await requireOwnedAlert(runtime.database, session, id) };
    }
    case 'frame':
      return { ...NOTHING_OWNED, frame: await requireOwnedFrame(runtime, session, params.frame_id) };
    default:
      return NOTHING_OWNED;
  }
}
