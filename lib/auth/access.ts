import { parseRowId } from '@/lib/contracts/path-parameters';
import { parseCradleUuid } from '@/lib/cradle/uuid';
import { AppError } from '@/lib/platform/errors';
import { type AlertRow, findOwnedAlert } from '@/lib/store/alerts';
import type { Database } from '@/lib/store/database';
import { findFrame } from '@/lib/store/recordings';
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

/** The same for a body that names a cradle, in the words of those calls. @throws AppError `cradle_not_selectable`. */
export function requireSelectable(
  directory: Directory,
  session: Pick<Session, 'userId'>,
  uuid: string,
): OwnedCradle {
  try {
    return requireOwned(directory, session, uuid);
  } catch (cause) {
    throw new AppError('cradle_not_selectable', { cause });
  }
}

/** @throws AppError `not_found` for an unknown alert and for one that is not the caregiver's. */
export async function requireOwnedAlert(
  database: Database,
  session: Pick<Session, 'userId'>,
  id: string | undefined,
): Promise<AlertRow> {
  const row = parseRowId(id);
  const alert = row === null ? null : await findOwnedAlert(database, { id: row, ownerId: session.userId });
  if (alert === null) throw new AppError('not_found');
  return alert;
}

/** A recorded picture of which it was checked that its cradle is the caregiver's. */
export type OwnedFrame = NonNullable<Awaited<ReturnType<typeof findFrame>>>;

interface OwnersDirectory {
  listOwned(ownerId: number): { id: number }[];
}

/** @throws AppError `not_found` for an unknown frame and for one of a cradle that is not the caregiver's. */
export async function requireOwnedFrame(
  { database, directory }: { database: Database; directory: OwnersDirectory },
  session: Pick<Session, 'userId'>,
  id: string | undefined,
): Promise<OwnedFrame> {
  const row = parseRowId(id);
  const frame = row === null ? null : await findFrame(database, row);
  const isOwn = directory.listOwned(session.userId).some((cradle) => cradle.id === frame?.agentId);
  if (frame === null || !isOwn) throw new AppError('not_found');
  return frame;
}
