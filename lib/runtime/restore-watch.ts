import { parseAlertType } from '@/lib/alerts/types';
import { RECENT_MS } from '@/lib/alerts/windows';
import type { AlertBoard } from '@/lib/live/alert-board';
import type { Clock } from '@/lib/platform/clock';
import { listAlertSettings } from '@/lib/store/alert-settings';
import { type AlertRow, listAlertsSince } from '@/lib/store/alerts';
import { listCradleMemories } from '@/lib/store/cradle-state';
import { listAllCradles } from '@/lib/store/cradles';
import type { Database } from '@/lib/store/database';
import type { Watch } from '@/lib/watch/watch';
import type { Directory } from './directory';
import type { Recording } from './recording';
import type { SettingsMemory } from './settings-memory';

interface RestoreDeps {
  database: Database;
  board: AlertBoard;
  clock: Clock;
  directory: Directory;
  recording: Pick<Recording, 'begin'>;
  settings: SettingsMemory;
  watch: Watch;
}

/** Puts back what was known before this start: cradles, settings, states, alerts. */
export async function restoreWatch(deps: RestoreDeps): Promise<void> {
  const { database, directory, settings, watch } = deps;
  for (const { watch: watchSettings, ...cradle } of await listAllCradles(database)) {
    directory.note(cradle);
    settings.note(cradle.id, watchSettings);
  }
  for (const { agentId, settings: saved } of await listAlertSettings(database)) settings.note(agentId, saved);
  for (const { uuid, memory } of await listCradleMemories(database)) watch.restore(uuid, memory);
  for (const alert of await listAlertsSince(database, deps.clock.now() - RECENT_MS))
    restoreAlert(deps, alert);
}

/** What a caregiver did last may have reached the alert, and not what the rules remember of it. */
function restoreAlert({ board, recording, watch }: RestoreDeps, alert: AlertRow): void {
  const { agentId, agentUuid, createdAt, resolved, acknowledgedAt, uid, episode } = alert;
  if (resolved && uid !== null) watch.resolve(uid);
  if (acknowledgedAt !== null && episode !== null) watch.acknowledge(episode);
  const type = parseAlertType(alert.type);
  // One that was going on when the server went down has what is left of its minute.
  if (uid !== null && type !== null && createdAt !== null)
    recording.begin({ id: agentId }, { uid, type, at: createdAt });
  if (!resolved && createdAt !== null) board.put(agentUuid, { ...alert, createdAt });
}
