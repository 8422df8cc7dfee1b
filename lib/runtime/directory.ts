interface KnownCradle {
  id: number;
  uuid: string;
  ownerId: number | null;
}

/** Which cradles there are and whose, in memory: asked for every message and every call. */
export interface Directory {
  find(uuid: string): KnownCradle | null;
  note(cradle: KnownCradle): void;
}

export function createDirectory(): Directory {
  const cradles = new Map<string, KnownCradle>();
  return {
    find: (uuid) => cradles.get(uuid) ?? null,
    note({ id, uuid, ownerId }) {
      cradles.set(uuid, { id, uuid, ownerId });
    },
  };
}
