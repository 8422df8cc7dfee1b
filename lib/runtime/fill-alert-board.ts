import type { AlertBoard } from '@/lib/live/alert-board';
import type { AlertRow } from '@/lib/store/alerts';

/** Puts alerts of before a restart back on the board. */
export function fillAlertBoard(board: AlertBoard, alerts: readonly AlertRow[]): void {
  for (const { agentUuid, createdAt, ...alert } of alerts) {
    if (createdAt !== null) board.put(agentUuid, { ...alert, createdAt });
  }
}
