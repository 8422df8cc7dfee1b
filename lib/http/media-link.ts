import type { Session } from '@/lib/auth/sessions';
import { CALLS } from '@/lib/contracts/calls';
import type { Runtime } from '@/lib/runtime/runtime';
import { MEDIA_LINK_FIELD, mediaSubject } from './media-subject';
import { parseMediaTarget } from './media-target';
import { requireOwnership } from './ownership';
import { checkQuery } from './request-body';

/**
 * A link that opens a path without a cookie, on behalf of the session.
 * @throws AppError `media_path_invalid`, `validation_failed` for a query that the call would refuse, `not_found` when
 *   what the path names is not the caller's.
 */
export async function createMediaLink(
  runtime: Runtime,
  { session, path }: { session: Session; path: string },
): Promise<{ url: string; expiresAt: number }> {
  const target = parseMediaTarget(CALLS, path);
  await requireOwnership(target.call, runtime, { session, params: target.params });
  checkQuery(target.query, target.call);
  const subject = mediaSubject(target.call, target.params, target.query);
  const { token, expiresAt } = runtime.mediaLinks.sign(session, subject);
  const query = new URLSearchParams(target.query);
  query.set(MEDIA_LINK_FIELD, token);
  return { url: `${target.path}?${query}`, expiresAt };
}
