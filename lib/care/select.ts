import { parseCradleUuid } from '@/lib/cradle/uuid';
import { AppError } from '@/lib/platform/errors';

interface SelectPorts<S> {
  directory: { find(uuid: string): { id: number; uuid: string; ownerId: number | null } | null };
  sessions: { select(session: S, cradle: { id: number; uuid: string }): Promise<void> };
}

/** Remembers in the session which cradle the caregiver looks at. @throws AppError `cradle_not_selectable`. */
export async function select<S extends { userId: number }>(
  { directory, sessions }: SelectPorts<S>,
  { uuid, session }: { uuid: string; session: S },
): Promise<void> {
  const cradle = directory.find(parseCradleUuid(uuid) ?? '');
  if (cradle === null || cradle.ownerId !== session.userId) throw new AppError('cradle_not_selectable');
  await sessions.select(session, cradle);
}
