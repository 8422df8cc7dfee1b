import type { RowDataPacket } from 'mysql2/promise';
import type { Database } from './database';

/** The row's id of an alert, by its name; null where there is none. */
export type FindAlertId = (uid: string | null) => number | null;

export interface AlertIds {
  /** An alert has its row. */
  note(stored: { uid: string; id: number }): void;
  /** Asks the database for what is not known yet. */
  find(uids: Iterable<string | null>): Promise<FindAlertId>;
}

/** Names kept in memory: recordings of the last minutes are asked for, not older ones. */
const MOST_KNOWN = 1_000;
const LIMIT_MS = 5_000;

/** What rows and frames of a recording name their alert by: a uid that has an id only once its row is stored. */
export function createAlertIds({ database }: { database: Database }): AlertIds {
  const known = new Map<string, number>();

  function note({ uid, id }: { uid: string; id: number }): void {
    known.set(uid, id);
    const [oldest] = known.keys();
    if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
  }

  async function ask(uids: string[]): Promise<void> {
    const [rows] = await database.withConnection((connection) =>
      connection.query<RowDataPacket[]>({
        sql: 'SELECT id, uid FROM alert_logs WHERE uid IN (?)',
        values: [uids],
        timeout: LIMIT_MS,
      }),
    );
    for (const { id, uid } of rows) note({ uid: String(uid), id: Number(id) });
  }

  return {
    note,
    async find(uids) {
      const unknown = [...new Set(uids)].filter((uid): uid is string => uid !== null && !known.has(uid));
      if (unknown.length > 0) await ask(unknown);
      return (uid) => (uid === null ? null : (known.get(uid) ?? null));
    },
  };
}
