import type { AlertDetails } from '@/lib/alerts/alert';
import { repeatsBy } from '@/lib/alerts/ringing';
import type { AlertType } from '@/lib/alerts/types';
import type { AlertBoard, OpenAlert } from '@/lib/live/alert-board';
import type { Clock } from '@/lib/platform/clock';
import type { ClaimedCradle, CradleMemory, WatchPorts } from '@/lib/watch/ports';
import type { Directory } from './directory';
import type { SettingsMemory } from './settings-memory';

/** Kinds of alert that no cradle's rules raise: they concern all cradles of a caregiver at once. */
const CAREGIVER_ALERT_TYPES = [
  'watch_interrupted',
  'recording_stopped',
] as const satisfies readonly AlertType[];
export type CaregiverAlertType = (typeof CAREGIVER_ALERT_TYPES)[number];

/** One alert a caregiver, which stands with the first of their cradles that is in use. */
export interface CaregiverAlerts {
  /** Whoever has an open one of this type, and of this cause, gets no second one. */
  raise(type: CaregiverAlertType, details: AlertDetails): void;
  /** @param more what is known now besides what was told then. */
  clear(type: CaregiverAlertType, more: AlertDetails): void;
  /** Says once more what nobody has answered; to be called every few seconds. */
  remind(): void;
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
  /** How often each was said again, by its uid; what is not here was raised before a restart. */
  const repeatsOf = new Map<string, number>();

  function findOpen({ uuid }: ClaimedCradle, type: CaregiverAlertType, cause: AlertDetails['cause']) {
    return board
      .list(uuid, clock.now())
      .filter((alert) => alert.type === type && alert.clearedAt === null && alert.details.cause === cause);
  }

  function raiseFor(cradle: ClaimedCradle, type: CaregiverAlertType, details: AlertDetails): void {
    const uid = newUid();
    repeatsOf.set(uid, 0);
    const facts = { temperature: null, faceDetected: null, at: clock.now() };
    const alert = { uid, episode: uid, type, details, ...facts };
    desk.handle(cradle, [{ kind: 'raised', alert, rings: true }], memoryOf(cradle.uuid));
  }

  function clearOf(cradle: ClaimedCradle, type: CaregiverAlertType, open: OpenAlert, more: AlertDetails) {
    if (open.uid === null || open.episode === null) return;
    board.put(cradle.uuid, { ...open, details: { ...open.details, ...more } });
    const { uid, episode } = open;
    repeatsOf.delete(uid);
    const at = more.to ?? clock.now();
    desk.handle(cradle, [{ kind: 'cleared', uid, episode, type, at, tells: true }], memoryOf(cradle.uuid));
  }

  function remindOf(cradle: ClaimedCradle, open: OpenAlert): void {
    const { uid, episode, createdAt } = open;
    const type = CAREGIVER_ALERT_TYPES.find((each) => each === open.type);
    if (type === undefined || uid === null || episode === null) return;
    if (open.clearedAt !== null || open.acknowledgedAt !== null) return;
    const lastedMs = clock.now() - createdAt;
    const repeats = repeatsBy(lastedMs);
    const before = repeatsOf.get(uid);
    repeatsOf.set(uid, Math.max(repeats, before ?? 0));
    if (before === undefined || repeats <= before) return;
    desk.handle(cradle, [{ kind: 'still', uid, episode, type, lastedMs }], memoryOf(cradle.uuid));
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
    remind() {
      for (const cradle of directory.listClaimed())
        for (const open of board.list(cradle.uuid, clock.now())) remindOf(cradle, open);
    },
  };
}

function ownerOf({ ownerId }: ClaimedCradle): number {
  return ownerId;
}
