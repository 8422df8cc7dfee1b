import type { ChannelName, Message } from './channel';

/** One message to one recipient, and what became of it (DESIGN 8). Times in wall ms. */
export interface OutboxRow {
  /** ULID. */
  uid: string;
  userId: number;
  agentId: number | null;
  alertUid: string | null;
  kind: Message['kind'];
  channel: ChannelName;
  deviceId: number | null;
  state: 'queued' | 'sent' | 'shown' | 'opened' | 'failed';
  /** Why the last attempt failed, or why there is no other. */
  reason: string | null;
  attempts: number;
  createdAt: number;
  nextTryAt: number | null;
  sentAt: number | null;
  shownAt: number | null;
  openedAt: number | null;
}

/** Rows that receipts find without the database: more than a bad night of a hundred cradles. */
const MOST_KEPT = 5_000;

/** Every message as a row, the newest ones in memory; each change is written down at once. */
export interface Outbox {
  find(uid: string): OutboxRow | null;
  /** Notes a row, new or read from the table. */
  put(row: OutboxRow): void;
  /** Changes a row that is known, and writes it down. */
  change(uid: string, change: Partial<OutboxRow>): void;
}

export function createOutbox({ record }: { record(row: OutboxRow): void }): Outbox {
  const rows = new Map<string, OutboxRow>();

  function keep(row: OutboxRow): void {
    rows.set(row.uid, row);
    if (rows.size <= MOST_KEPT) return;
    // The oldest comes first. What still waits is bounded where it waits.
    for (const [uid, { state }] of rows) {
      if (state !== 'queued') return void rows.delete(uid);
    }
  }

  return {
    find: (uid) => rows.get(uid) ?? null,
    put: keep,
    change(uid, change) {
      const known = rows.get(uid);
      if (known === undefined) return;
      const row = withState({ ...known, ...change });
      rows.set(uid, row);
      record(row);
    },
  };
}

/** A receipt may come before the answer of who delivered it: what is furthest on counts. */
function withState(row: OutboxRow): OutboxRow {
  if (row.openedAt !== null) return { ...row, state: 'opened', nextTryAt: null };
  if (row.shownAt !== null) return { ...row, state: 'shown', nextTryAt: null };
  return row;
}

/** A row of which nothing is known yet. */
export function newRow(
  of: Pick<
    OutboxRow,
    'uid' | 'userId' | 'agentId' | 'alertUid' | 'kind' | 'channel' | 'deviceId' | 'createdAt'
  >,
): OutboxRow {
  return {
    ...of,
    state: 'queued',
    reason: null,
    attempts: 0,
    nextTryAt: of.createdAt,
    sentAt: null,
    shownAt: null,
    openedAt: null,
  };
}
