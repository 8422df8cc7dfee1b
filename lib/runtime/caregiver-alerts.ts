import type { AlertDetails } from '@/lib/alerts/alert';
import type { AlertType } from '@/lib/alerts/types';
import type { AlertBoard, OpenAlert } from '@/lib/live/alert-board';
import type { Clock } from '@/lib/platform/clock';
import type { ClaimedCradle, CradleMemory, WatchPorts } from '@/lib/watch/ports';
import type { Directory } from './directory';
import type { SettingsMemory } from './settings-memory';

/** Kinds of alert that no cradle's rules raise: they concern all cradles of a caregiver at once. */
export type CaregiverAlertType = Extract<AlertType, 'watch_interrupted' | 'recording_stopped'>;

/** One alert a caregiver, which stands with the first of their cradles that is in use. */
export interface CaregiverAlerts {
  /** Whoever has an open one of this type, and of this cause, gets no second one. */
  raise(type: CaregiverAlertType, details: AlertDetails): void;
  /** @param more what is known now besides what was told then. */
  clear(type: CaregiverAlertType, more: AlertDetails): void;
}

interface CaregiverAlertsDeps {
  board: AlertBoard;
  clock: Clock;
  desk: WatchPorts['alerts'];
  directory: Pick<Directory, 'listClaimed'>;
  settings: Pick<SettingsMemory, 'of'>;
  memoryOf(uuid: string): CradleMemory;
  newUid(): string;
}

export function createCaregiverAlerts(deps: CaregiverAlertsDeps): CaregiverAlerts {
  const { board, clock, desk, directory, memoryOf, newUid } = deps;

  function findOpen({ uuid }: ClaimedCradle, type: CaregiverAlertType, cause: AlertDetails['cause']) {
    return board
      .list(uuid, clock.now())
      .filter((alert) => alert.type === type && alert.clearedAt === null && alert.details.cause === cause);
  }

  function raiseFor(cradle: ClaimedCradle, type: CaregiverAlertType, details: AlertDetails): void {
    const uid = newUid();
    const facts = { temperature: null, faceDetected: null, at: clock.now() };
    const alert = { uid, episode: uid, type, details, ...facts };
    desk.handle(cradle, [{ kind: 'raised', alert, rings: true }], memoryOf(cradle.uuid));
  }

  function clearOf(cradle: ClaimedCradle, type: CaregiverAlertType, open: OpenAlert, more: AlertDetails) {
    if (open.uid === null || open.episode === null) return;
    board.put(cradle.uuid, { ...open, details: { ...open.details, ...more } });
    const { uid, episode } = open;
    const at = more.to ?? clock.now();
    desk.handle(cradle, [{ kind: 'cleared', uid, episode, type, at, tells: true }], memoryOf(cradle.uuid));
  }

  return {
    raise(type, details) {
      const claimed = directory.listClaimed();
      const told = new Set(
        claimed.filter((cradle) => findOpen(cradle, type, details.cause).length > 0).map(ownerOf),
      );
      for (const cradle of claimed) {
        if (told.has(cradle.ownerId) || !deps.settings.of(cradle.id).inUse) continue;
        told.add(cradle.ownerId);
        raiseFor(cradle, type, details);
      }
    },
    clear(type, more) {
      for (const cradle of directory.listClaimed())
        for (const open of findOpen(cradle, type, more.cause)) clearOf(cradle, type, open, more);
    },
  };
}

function ownerOf({ ownerId }: ClaimedCradle): number {
  return ownerId;
}
