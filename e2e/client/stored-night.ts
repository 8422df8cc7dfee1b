import type { AlertDetails } from '@/lib/alerts/alert';
import type { AppServer } from '../servers/app-server';

type Query = AppServer['query'];

/** Rows as the server would have stored them, written past it: what a night left behind. */
export interface StoredNight {
  agentId: number;
  ownerId: number;
}

export async function findStoredCradle(query: Query, uuid: string): Promise<StoredNight> {
  const [row] = await query('SELECT id, user_id FROM agents WHERE uuid = ?', [uuid]);
  if (!row) throw new Error(`No cradle ${uuid} in the database`);
  return { agentId: row.id, ownerId: row.user_id };
}

export interface AlertFields {
  /** Default: the next one. */
  id?: number;
  type?: string;
  message?: string;
  at: Date;
  temperature?: number | null;
  faceDetected?: boolean | null;
  resolved?: boolean | null;
  /** Of an alert that this version raised: its name, that of its episode, and what its text is made of. */
  raised?: { uid: string; episode: string; details: AlertDetails };
}

/** @returns the alert's id. */
export async function addAlert(query: Query, cradle: StoredNight, alert: AlertFields): Promise<number> {
  const columns =
    'id, user_id, agent_id, alert_type, alert_message, temperature, face_detected, resolved, created_at, ' +
    'uid, episode, details';
  const { uid = null, episode = null, details = null } = alert.raised ?? {};
  const values = [
    ...[
      alert.id ?? null,
      cradle.ownerId,
      cradle.agentId,
      alert.type ?? 'high_temperature',
      alert.message ?? '⚠️ 아기의 체온이 38.6°C로 높습니다!',
    ],
    ...[alert.temperature ?? 38.6, alert.faceDetected ?? true, alert.resolved ?? false, alert.at],
    ...[uid, episode, details && JSON.stringify(details)],
  ];
  const result = await query(`INSERT INTO alert_logs (${columns}) VALUES (?)`, [values]);
  return insertId(result);
}

export interface FrameFields {
  jpeg: Buffer;
  moments: readonly Date[];
  alertId?: number | null;
  /** Of the first of them; the others follow. Default: the next one. */
  firstId?: number | null;
}

/** @returns ids of the frames, one for each moment. */
export async function addFrames(
  query: Query,
  cradle: StoredNight,
  { jpeg, moments, alertId = null, firstId = null }: FrameFields,
): Promise<number[]> {
  const ids: number[] = [];
  for (const [index, at] of moments.entries()) {
    const id = firstId === null ? null : firstId + index;
    const sql = 'INSERT INTO video_frames (id, agent_id, alert_log_id, timestamp, frame) VALUES (?)';
    ids.push(insertId(await query(sql, [[id, cradle.agentId, alertId, at, jpeg]])));
  }
  return ids;
}

export interface ReadingFields {
  at: Date;
  temperature?: number | null;
  crying?: string | null;
  direction?: string | null;
}

/** Their minutes are not counted: the mark says so, and they are read from the rows until the server counts them. */
export async function addReadings(
  query: Query,
  cradle: StoredNight,
  readings: readonly ReadingFields[],
): Promise<void> {
  const rows = readings.map(({ at, temperature = null, crying = null, direction = null }) => [
    ...[cradle.agentId, at, temperature, crying, direction],
  ]);
  await query('INSERT INTO sensor_data (agent_id, timestamp, temperature, crying, direction) VALUES ?', [
    rows,
  ]);
  await query('UPDATE agents SET minutes_from = NULL WHERE id = ?', [cradle.agentId]);
}

function insertId(result: unknown): number {
  return (result as { insertId: number }).insertId;
}
