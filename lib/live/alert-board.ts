import type { AlertDetails } from '@/lib/alerts/alert';
import { RECENT_MS } from '@/lib/alerts/windows';

/** An alert that nobody has resolved. Times in wall ms. */
export interface OpenAlert {
  /** Null until it is stored. */
  id: number | null;
  /** `uid` and `episode` as in lib/alerts/alert.ts; null for alerts of earlier installations. */
  uid: string | null;
  episode: string | null;
  type: string;
  message: string;
  details: AlertDetails;
  temperature: number | null;
  faceDetected: boolean | null;
  createdAt: number;
  acknowledgedAt: number | null;
  /** Name of the caregiver. */
  acknowledgedBy: string | null;
  /** When things were normal again. */
  clearedAt: number | null;
}

/** An alert by its names: one that is not stored yet has no id, one of an earlier installation no uid. */
export type AlertName = Pick<OpenAlert, 'id' | 'uid'>;

/** When a caregiver said so, in wall ms, and their name. */
export interface Acknowledgement {
  at: number;
  by: string;
}

export interface PlacedAlert {
  /** Of its cradle. */
  uuid: string;
  alert: OpenAlert;
}

/** The open alerts of each cradle, in memory: each event of its live stream tells them. */
export interface AlertBoard {
  put(uuid: string, alert: OpenAlert): void;
  /** @returns uuid of its cradle; null when it is not open (any more). */
  noteStored(stored: { uid: string; id: number }): string | null;
  /** Of all alerts of its episode; the first time counts. */
  noteAcknowledged(uuid: string, alert: Pick<OpenAlert, 'id' | 'episode'>, by: Acknowledgement): void;
  noteCleared(uuid: string, episode: string, at: number): void;
  remove(uuid: string, alert: AlertName): void;
  /** All of one cradle: it changed hands. */
  clear(uuid: string): void;
  /** Those of the last 24 h, newest first. */
  list(uuid: string, now: number): OpenAlert[];
  /** An open alert by its uid, or the newest of an episode. */
  find(wanted: { uid: string } | { episode: string }): PlacedAlert | null;
}

type Changed = (alert: OpenAlert) => OpenAlert;

export function createAlertBoard(): AlertBoard {
  const boards = new Map<string, Map<string, OpenAlert>>();

  function change(uuid: string, isMeant: (alert: OpenAlert) => boolean, changed: Changed): void {
    const board = boards.get(uuid);
    for (const [key, alert] of board ?? []) if (isMeant(alert)) board?.set(key, changed(alert));
  }

  return {
    put(uuid, alert) {
      const board = boards.get(uuid) ?? new Map<string, OpenAlert>();
      boards.set(uuid, board.set(keyOf(alert), alert));
    },
    noteStored({ uid, id }) {
      for (const [uuid, board] of boards) {
        const alert = board.get(uid);
        if (alert === undefined) continue;
        board.set(uid, { ...alert, id });
        return uuid;
      }
      return null;
    },
    noteAcknowledged(uuid, { id, episode }, { at, by }) {
      const isMeant = (alert: OpenAlert) => (episode === null ? alert.id === id : alert.episode === episode);
      change(uuid, isMeant, (alert) =>
        alert.acknowledgedAt === null ? { ...alert, acknowledgedAt: at, acknowledgedBy: by } : alert,
      );
    },
    noteCleared(uuid, episode, at) {
      const isMeant = (alert: OpenAlert) => alert.episode === episode;
      change(uuid, isMeant, (alert) => ({ ...alert, clearedAt: alert.clearedAt ?? at }));
    },
    remove(uuid, alert) {
      boards.get(uuid)?.delete(keyOf(alert));
    },
    clear(uuid) {
      boards.delete(uuid);
    },
    list(uuid, now) {
      const board = boards.get(uuid);
      if (board === undefined) return [];
      for (const [key, { createdAt }] of board) if (now - createdAt >= RECENT_MS) board.delete(key);
      return [...board.values()].sort(newestFirst);
    },
    find(wanted) {
      const fits = ({ uid, episode }: OpenAlert) =>
        'uid' in wanted ? uid === wanted.uid : episode === wanted.episode;
      for (const [uuid, board] of boards) {
        const [alert] = [...board.values()].filter(fits).sort(newestFirst);
        if (alert !== undefined) return { uuid, alert };
      }
      return null;
    },
  };
}

function keyOf({ uid, id }: AlertName): string {
  return uid ?? `id ${id}`;
}

/** Of one moment: the one that is not stored yet is the newest. */
function newestFirst(a: OpenAlert, b: OpenAlert): number {
  return b.createdAt - a.createdAt || rank(b) - rank(a);
}

function rank({ id }: OpenAlert): number {
  return id ?? Number.MAX_SAFE_INTEGER;
}
