import type { OwnedCradle } from '@/lib/auth/access';
import type { Lease } from '@/lib/auth/leases';
import type { Session } from '@/lib/auth/sessions';
import { AppError } from '@/lib/platform/errors';
import type { Runtime } from '@/lib/runtime/runtime';

interface Viewing {
  request: Request;
  runtime: Runtime;
  session: Session;
  /** The caregiver's, as the gate has checked. */
  cradle: Pick<OwnedCradle, 'id' | 'uuid'>;
}

/** Leave to watch for as long as the request lasts; its signal ends with the viewer, the session or the ownership. */
export function openLease({ request, runtime, session, cradle }: Viewing): Lease {
  const { tokenHash, userId, expiresAt } = session;
  const lease = runtime.leases.open({ tokenHash, userId, uuid: cradle.uuid, expiresAt });
  // It may have changed hands since the gate, when there was no lease yet that this could end.
  if (runtime.directory.find(cradle.uuid)?.id !== cradle.id) lease.release();
  request.signal.addEventListener('abort', lease.release, { once: true });
  if (request.signal.aborted) lease.release();
  return lease;
}

/**
 * Makes an answer under a lease, which goes on to its body where that streams.
 * @throws AppError `unauthorized` when the leave ended before there was an answer.
 */
export async function whileAllowed(lease: Lease, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (lease.signal.aborted) throw new AppError('unauthorized', { cause: error });
    lease.release();
    throw error;
  }
}
