import { type ClaimedCradle, isClaimed, type KnownCradle } from '@/lib/watch/ports';

/** A known cradle as people speak of it. */
export interface NamedCradle extends KnownCradle {
  /** What its caregiver calls it; null without a name. */
  name: string | null;
}

/** Which cradles there are and whose, in memory: asked for every message and every call. */
export interface Directory {
  find(uuid: string): NamedCradle | null;
  /** A caregiver's cradles, the one registered first at the head. Answers also while the database is away. */
  listOwned(ownerId: number): NamedCradle[];
  /** Every cradle that is somebody's, the one registered first at the head. */
  listClaimed(): ClaimedCradle[];
  note(cradle: NamedCradle): void;
}

export function createDirectory(): Directory {
  const cradles = new Map<string, NamedCradle>();
  return {
    find: (uuid) => cradles.get(uuid) ?? null,
    listOwned: (ownerId) =>
      [...cradles.values()].filter((cradle) => cradle.ownerId === ownerId).sort((a, b) => a.id - b.id),
    listClaimed: () => [...cradles.values()].filter(isClaimed).sort((a, b) => a.id - b.id),
    note({ id, uuid, ownerId, name }) {
      cradles.set(uuid, { id, uuid, ownerId, name });
    },
  };
}
