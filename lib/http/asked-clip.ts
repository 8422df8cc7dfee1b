import { requireOwnedAlert } from '@/lib/auth/access';
import type { Session } from '@/lib/auth/sessions';
import type { AskedClip } from '@/lib/contracts/video';
import { AppError } from '@/lib/platform/errors';
import { type ClipInterval, clipOfAlert } from '@/lib/recordings/clip';
import type { Runtime } from '@/lib/runtime/runtime';
import type { AlertRow } from '@/lib/store/alerts';

const MINUTE_MS = 60_000;

interface Asking {
  runtime: Pick<Runtime, 'database'>;
  session: Session;
  cradle: { id: number };
}

/**
 * What of a cradle a caregiver wants to see.
 * @throws AppError `not_found` for an alert that is not theirs or not of this cradle: the two are not told apart.
 */
export async function findAskedClip(
  { runtime, session, cradle }: Asking,
  asked: AskedClip,
): Promise<ClipInterval> {
  if ('from' in asked) return { agentId: cradle.id, from: asked.from, to: asked.from + MINUTE_MS };
  const alert = await requireOwnedAlert(runtime.database, session, String(asked.alertId));
  if (alert.agentId !== cradle.id) throw new AppError('not_found');
  return clipOfRow(alert);
}

/** @throws AppError `video_not_recorded` where an earlier installation stored no time. */
export function clipOfRow({ agentId, createdAt }: Pick<AlertRow, 'agentId' | 'createdAt'>): ClipInterval {
  if (createdAt === null) throw new AppError('video_not_recorded');
  return clipOfAlert({ agentId, at: createdAt });
}
