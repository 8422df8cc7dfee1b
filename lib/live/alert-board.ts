import { RECENT_MS } from '@/lib/alerts/windows';

/** An alert that nobody has resolved. Times in wall ms. */
export interface OpenAlert {
  id: number;
  type: string;
  message: string;
  temperature: number | null;
  faceDetected: boolean | null;
  createdAt: number;
}

/** The open alerts of each cradle, in memory: each event of its live stream tells them. */
export interface AlertBoard {
  put(uuid: string, alert: OpenAlert): void;
  remove(uuid: string, id: number): void;
  /** All of one cradle: it changed hands. */
  clear(uuid: string): void;
  /** Those of the last 24 h, newest first. */
  list(uuid: string, now: number): OpenAlert[];
}

export function createAlertBoard(): AlertBoard {
  const boards = new Map<string, Map<number, OpenAlert>>();
  return {
    put(uuid, alert) {
      const board = boards.get(uuid) ?? new Map<number, OpenAlert>();
      boards.set(uuid, board.set(alert.id, alert));
    },
    remove(uuid, id) {
      boards.get(uuid)?.delete(id);
    },
    clear(uuid) {
      boards.delete(uuid);
    },
    list(uuid, now) {
      const board = boards.get(uuid);
      if (board === undefined) return [];
      for (const { id, createdAt } of board.values()) {
        if (now - createdAt >= RECENT_MS) board.delete(id);
      }
      return [...board.values()].sort((a, b) => b.createdAt - a.createdAt || b.id - a.id);
    },
  };
}
