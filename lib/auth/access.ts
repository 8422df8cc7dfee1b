import { parseCradleUuid } from '@/lib/cradle/uuid';
import { AppError } from '@/lib/platform/errors';
import type { Session } from './sessions';

declare const owned: unique symbol;

/** A cradle of which it was checked that it is this caregiver's. Only `requireOwned` makes one. */
export interface OwnedCradle {
  readonly [owned]: true;
  id: number;
  uuid: string;
  ownerId: number;
}

interface Directory {
  find(uuid: string): { id: number; uuid: string; ownerId: number | null } | null;
}

/**
 * The one place that decides whose cradle it is.
 * @throws AppError `not_found` for an unknown cradle and for one of somebody else: the two are not told apart.
 */
export function requireOwned(
  directory: Directory,
  session: Pick<Session, 'userId'>,
  uuid: unknown,
): OwnedCradle {
  const name = parseCradleUuid(uuid);
  const cradle = name === null ? null : directory.find(name);
  if (cradle === null || cradle.ownerId !== session.userId) throw new AppError('not_found');
  return cradle as OwnedCradle;
}
