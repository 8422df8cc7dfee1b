import type { WireReadingBucket } from '@/lib/contracts/monitoring';
import type { StoredFrame } from '@/lib/recordings/clip';
import { shownFrom } from '@/lib/recordings/clip-timing';
import { type Interval, recordingOf } from '@/lib/recordings/interval';
import { getRuntime } from '@/lib/runtime/get-runtime';
import type { AlertRow } from '@/lib/store/alerts';
import { listNotificationsOf } from '@/lib/store/notifications';
import type { StoredReading } from '@/lib/store/readings';
import { readRecording } from '@/lib/store/recording';
import { readPageBuckets } from './page-readings';
import type { PageUser } from './page-user';

/** Longer than the pace of the slowest sensor: crying is said every 3 s or so (CONTRACT §3). */
export const RECORDING_RESOLUTION_S = 5;

export interface PageRecording {
  /** Each with the time from which on it is shown. */
  pictures: StoredFrame[];
  readings: StoredReading[];
  /** The same readings for a table. */
  buckets: WireReadingBucket[];
  /** Wall ms. */
  interval: Interval;
  /** Until it comes to its end, in ms; null when it has. */
  leftMs: number | null;
}

/** What was kept around an alert; null when nobody knows any more when that was. */
export async function readPageRecording(alert: AlertRow): Promise<PageRecording | null> {
  const { agentId, agentUuid, createdAt } = alert;
  if (createdAt === null) return null;
  const { database, clock } = getRuntime();
  const interval = recordingOf(createdAt);
  const cradle = { id: agentId, uuid: agentUuid };
  const buckets = await readPageBuckets(cradle, { ...interval, resolutionS: RECORDING_RESOLUTION_S });
  const { frames, readings } = await readRecording(database, alert);
  const times = shownFrom(frames.map(({ at }) => at));
  const pictures = frames.map(({ id, at }, index) => ({ id, at: times[index] ?? at }));
  const leftMs = interval.to - clock.now();
  return { pictures, readings, buckets, interval, leftMs: leftMs > 0 ? leftMs : null };
}

/** What a caregiver was told of an alert; nothing of one of an earlier installation. */
export async function listPageNotices({ id: userId }: PageUser, { uid }: AlertRow) {
  const rows =
    uid === null ? [] : await listNotificationsOf(getRuntime().database, { alertUid: uid, userId });
  const devices = [...new Set(rows.flatMap(({ deviceId }) => deviceId ?? []))].sort((a, b) => a - b);
  return rows.flatMap(({ kind, channel, deviceId, ...row }) => {
    if (kind === 'test') return [];
    // Which is which nobody can tell of a single one.
    const device = deviceId === null || devices.length < 2 ? null : devices.indexOf(deviceId) + 1;
    const { uid: key, state, reason, createdAt, sentAt, shownAt, openedAt } = row;
    return { key, kind, channel, device, state, reason, createdAt, sentAt, shownAt, openedAt };
  });
}
