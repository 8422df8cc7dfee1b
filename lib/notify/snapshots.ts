/** All pictures together, bytes: those of some hundred alerts. */
const MOST_BYTES = 32 * 1_048_576;

/** Pictures of the moment of the newest alerts, for phones that ask while the database is away. */
export interface Snapshots {
  keep(alertUid: string, jpeg: Buffer): void;
  find(alertUid: string): Buffer | null;
}

export function createSnapshots(mostBytes = MOST_BYTES): Snapshots {
  const pictures = new Map<string, Buffer>();
  let bytes = 0;

  function drop(alertUid: string): void {
    bytes -= pictures.get(alertUid)?.length ?? 0;
    pictures.delete(alertUid);
  }

  return {
    keep(alertUid, jpeg) {
      // What is told again shows the picture of now.
      drop(alertUid);
      pictures.set(alertUid, jpeg);
      bytes += jpeg.length;
      for (const oldest of pictures.keys()) {
        if (bytes <= mostBytes) return;
        drop(oldest);
      }
    },
    find: (alertUid) => pictures.get(alertUid) ?? null,
  };
}
