import { parseAlertType } from '@/lib/alerts/types';
import { toIso } from '@/lib/platform/time';
import type { AlertRow } from '@/lib/store/alerts';

/**
 * What the file of an alert's video is called: `smart-cradle-2025-10-03T12-34-56Z-crying.mp4`. It names no cradle, for
 * it is passed on; the time is UTC, and no colon stands in it, which Windows takes in no name.
 */
export function clipFileName({ type, createdAt }: Pick<AlertRow, 'type' | 'createdAt'>): string {
  const time = createdAt === null ? [] : [`${toIso(createdAt).slice(0, 19).replaceAll(':', '-')}Z`];
  return `${['smart-cradle', ...time, parseAlertType(type) ?? 'alert'].join('-')}.mp4`;
}
