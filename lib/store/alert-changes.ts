import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import type { RaisedAlert } from '@/lib/alerts/alert';
import type { RulesState } from '@/lib/alerts/rules-state';
import type { LiveState } from '@/lib/cradle/live-state';

/** What is known of one cradle, as it is written down: times in wall ms. */
export interface CradleMemory {
  live: LiveState;
  /** Null where the rules have nothing to remember. */
  rules: RulesState | null;
}

/** A raised alert as a row. */
export interface NewAlert extends RaisedAlert {
  agentId: number;
  userId: number;
  /** CONTRACT §5, Korean. */
  message: string;
}

/** What became of one message to one caregiver on one way (DESIGN 8). */
export const NOTIFICATION_STATES = ['queued', 'sent', 'shown', 'opened', 'failed'] as const;
export type NotificationState = (typeof NOTIFICATION_STATES)[number];

/** An alert, that it goes on, that things are normal again, or a test that a caregiver asked for. */
export const NOTIFICATION_KINDS = ['alert', 'still', 'cleared', 'test'] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** A row of the outbox, written whole each time. Times in wall ms. */
export interface NotificationRow {
  uid: string;
  userId: number;
  agentId: number | null;
  alertUid: string | null;
  kind: NotificationKind;
  channel: string;
  /** push_subscriptions.id, for push. */
  deviceId: number | null;
  state: NotificationState;
  reason: string | null;
  attempts: number;
  createdAt: number;
  nextTryAt: number | null;
  sentAt: number | null;
  shownAt: number | null;
  openedAt: number | null;
}

/** What a phone that has no session may do about one alert, or a test (lib/notify/tokens.ts). */
export interface ActionToken {
  /** SHA-256 of the token, hex. */
  tokenHash: string;
  userId: number;
  agentId: number | null;
  alertUid: string | null;
  notificationUid: string;
  deviceId: number | null;
  /** Wall ms. */
  expiresAt: number;
}

/**
 * What must not be lost of alerts: each is written ahead to the spool before anybody acts on it, and stored at once,
 * in order, exactly once.
 */
export type AlertChange =
  | { kind: 'raised'; alert: NewAlert; memory: CradleMemory }
  | { kind: 'cleared'; agentId: number; episode: string; at: number; memory: CradleMemory }
  /** The whole episode. */
  | { kind: 'acknowledged'; episode: string; at: number; by: string }
  | { kind: 'resolved'; uid: string; at: number }
  | { kind: 'reopened'; uid: string }
  /** A channel accepted a message about it. */
  | { kind: 'notified'; uid: string }
  | { kind: 'notification'; row: NotificationRow }
  | { kind: 'token'; token: ActionToken };

/** Runs one statement of a transaction that is open. */
type Run = (sql: string, values: unknown[]) => Promise<RowDataPacket[] | ResultSetHeader>;

/**
 * Applies one change within a transaction. Doing so again changes nothing: a change that comes twice, because its
 * commit was not confirmed, is stored once.
 * @returns the id of the row of a raised alert; null for other changes.
 */
export async function applyAlertChange(run: Run, change: AlertChange, now: number): Promise<number | null> {
  switch (change.kind) {
    case 'raised':
      await saveMemory(run, change.alert.agentId, change.memory, now);
      return insertAlert(run, change.alert);
    case 'cleared':
      await run('UPDATE alert_logs SET cleared_at = ? WHERE episode = ? AND cleared_at IS NULL', [
        new Date(change.at),
        change.episode,
      ]);
      await saveMemory(run, change.agentId, change.memory, now);
      return null;
    case 'acknowledged':
      await run(ACKNOWLEDGE, [new Date(change.at), change.by, change.episode]);
      return null;
    case 'resolved':
      await run(RESOLVE, [new Date(change.at), change.uid]);
      return null;
    case 'reopened':
      await run('UPDATE alert_logs SET resolved = 0, resolved_at = NULL WHERE uid = ?', [change.uid]);
      return null;
    case 'notified':
      await run('UPDATE alert_logs SET notification_sent = 1 WHERE uid = ?', [change.uid]);
      return null;
    case 'notification':
      await run(UPSERT_NOTIFICATION, [notificationValues(change.row)]);
      return null;
    case 'token':
      await run(INSERT_TOKEN, [tokenValues(change.token)]);
      return null;
  }
}

const ACKNOWLEDGE = `UPDATE alert_logs SET acknowledged_at = ?, acknowledged_by = ?
  WHERE episode = ? AND acknowledged_at IS NULL`;
const RESOLVE = `UPDATE alert_logs SET resolved = 1, resolved_at = ?
  WHERE uid = ? AND (resolved IS NULL OR resolved = 0)`;
const INSERT_ALERT = `INSERT INTO alert_logs
  (user_id, agent_id, alert_type, alert_message, temperature, face_detected, notification_sent, resolved, created_at,
   uid, episode, details, acknowledged_at, acknowledged_by) VALUES (?)
  ON DUPLICATE KEY UPDATE uid = VALUES(uid)`;
const INSERT_TOKEN = `INSERT INTO action_tokens
  (token_hash, user_id, agent_id, alert_uid, notification_uid, device_id, expires_at) VALUES (?)
  ON DUPLICATE KEY UPDATE expires_at = VALUES(expires_at)`;
const UPSERT_NOTIFICATION = `INSERT INTO notifications
  (uid, user_id, agent_id, alert_uid, kind, channel, device_id, state, reason, attempts, created_at, next_try_at,
   sent_at, shown_at, opened_at) VALUES (?)
  ON DUPLICATE KEY UPDATE state = VALUES(state), reason = VALUES(reason), attempts = VALUES(attempts),
    next_try_at = VALUES(next_try_at), sent_at = VALUES(sent_at), shown_at = VALUES(shown_at),
    opened_at = VALUES(opened_at)`;

/** A later alert of an acknowledged episode is born acknowledged. */
async function insertAlert(run: Run, alert: NewAlert): Promise<number | null> {
  const acknowledged = await firstRow(
    run(
      `SELECT acknowledged_at, acknowledged_by FROM alert_logs
        WHERE episode = ? AND acknowledged_at IS NOT NULL LIMIT 1`,
      [alert.episode],
    ),
  );
  await run(INSERT_ALERT, [
    [
      alert.userId,
      alert.agentId,
      alert.type,
      alert.message,
      alert.temperature,
      alert.faceDetected,
      false,
      false,
      new Date(alert.at),
      alert.uid,
      alert.episode,
      JSON.stringify(alert.details),
      acknowledged?.acknowledged_at ?? null,
      acknowledged?.acknowledged_by ?? null,
    ],
  ]);
  const row = await firstRow(run('SELECT id FROM alert_logs WHERE uid = ?', [alert.uid]));
  return row ? Number(row.id) : null;
}

async function firstRow(result: ReturnType<Run>): Promise<RowDataPacket | undefined> {
  const rows = await result;
  return Array.isArray(rows) ? rows[0] : undefined;
}

async function saveMemory(
  run: Run,
  agentId: number,
  { live, rules }: CradleMemory,
  now: number,
): Promise<void> {
  await run(UPSERT_NEWER_MEMORY, [[memoryValues(agentId, { live, rules }, now)]]);
}

/** With a change that comes again, long after it was made, comes a memory that is old by now. */
const UPSERT_NEWER_MEMORY = `INSERT INTO cradle_state (agent_id, live, rules, rules_version, updated_at) VALUES ?
  ON DUPLICATE KEY UPDATE live = IF(VALUES(rules_version) > rules_version, VALUES(live), live),
    updated_at = IF(VALUES(rules_version) > rules_version, VALUES(updated_at), updated_at),
    rules = IF(VALUES(rules_version) > rules_version, VALUES(rules), rules),
    rules_version = GREATEST(rules_version, VALUES(rules_version))`;

/** Of two memories of the rules the one with the higher version stays, in whatever order they are stored. */
export const UPSERT_MEMORY = `INSERT INTO cradle_state (agent_id, live, rules, rules_version, updated_at) VALUES ?
  ON DUPLICATE KEY UPDATE live = VALUES(live), updated_at = VALUES(updated_at),
    rules = IF(VALUES(rules_version) >= rules_version, VALUES(rules), rules),
    rules_version = GREATEST(rules_version, VALUES(rules_version))`;

export function memoryValues(agentId: number, { live, rules }: CradleMemory, now: number): unknown[] {
  const stored = rules === null ? null : JSON.stringify(rules);
  return [agentId, JSON.stringify(live), stored, rules?.version ?? 0, new Date(now)];
}

function notificationValues(row: NotificationRow): unknown[] {
  const moment = (ms: number | null) => (ms === null ? null : new Date(ms));
  return [
    row.uid,
    row.userId,
    row.agentId,
    row.alertUid,
    row.kind,
    row.channel,
    row.deviceId,
    row.state,
    row.reason?.slice(0, 255) ?? null,
    row.attempts,
    new Date(row.createdAt),
    moment(row.nextTryAt),
    moment(row.sentAt),
    moment(row.shownAt),
    moment(row.openedAt),
  ];
}

function tokenValues(token: ActionToken): unknown[] {
  const { tokenHash, userId, agentId, alertUid, notificationUid, deviceId, expiresAt } = token;
  return [tokenHash, userId, agentId, alertUid, notificationUid, deviceId, new Date(expiresAt)];
}
