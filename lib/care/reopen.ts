import { REOPEN_MS } from '@/lib/alerts/windows';
import { AppError } from '@/lib/platform/errors';
import type { CarePorts, ShownAlert } from './ports';

/** An alert that may have been resolved; null where an earlier installation left a time out. Wall ms. */
type ResolvedAlert = Omit<ShownAlert, 'createdAt'> & {
  createdAt: number | null;
  resolved: boolean;
  resolvedAt: number | null;
};

/**
 * Takes a resolve back that was a slip: things are as if it had never been, and an alert that was raised since stands.
 * One that is open stays as it is. @throws AppError `reopen_too_late`.
 */
export async function reopen(
  { alerts, clock }: CarePorts,
  { alert, ownerId }: { alert: ResolvedAlert; ownerId: number },
): Promise<void> {
  const { id, createdAt, resolved, resolvedAt } = alert;
  if (!resolved) return;
  if (resolvedAt === null || createdAt === null || clock.now() - resolvedAt > REOPEN_MS)
    throw new AppError('reopen_too_late');
  await alerts.saveReopened({ id, ownerId });
  alerts.reopen({ ...alert, createdAt });
}
