import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  char,
  customType,
  datetime,
  double,
  float,
  int,
  json,
  mysqlTable,
  text,
  varchar,
} from 'drizzle-orm/mysql-core';

/** The tables as the migrations leave them; a test holds the two against each other. */

const longblob = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'longblob' });
const moment = (name: string) => datetime(name, { mode: 'date', fsp: 3 });

export const users = mysqlTable('users', {
  id: int('id').autoincrement().primaryKey(),
  username: varchar('username', { length: 80 }).notNull(),
  /** `username` folded to lower case: names that differ only in case are one. */
  usernameKey: varchar('username_key', { length: 255 }),
  password: varchar('password', { length: 255 }).notNull(),
  createdAt: moment('created_at'),
});

export const agents = mysqlTable('agents', {
  id: int('id').autoincrement().primaryKey(),
  uuid: varchar('uuid', { length: 255 }).notNull(),
  /** Earlier installations may lack it. */
  ip: varchar('ip', { length: 255 }),
  userId: int('user_id'),
  /** What its caregiver calls it. */
  name: varchar('name', { length: 80 }),
  createdAt: moment('created_at'),
  updatedAt: moment('updated_at'),
  /** Since when it is deleted; its rows go in the background. */
  deletedAt: moment('deleted_at'),
  /** The earlier server knew more than we do: lib/store/adopted-state.ts reads it once. */
  stateFromRows: boolean('state_from_rows').notNull().default(false),
  /** Whether a caregiver wants it watched (lib/alerts/watch-settings.ts). */
  inUse: boolean('in_use').notNull().default(true),
  /** Seconds without any message after which it counts as gone; 0 never. */
  offlineTimeout: int('offline_timeout').notNull().default(60),
  /** What was stored of it before is never swept: it is from an earlier installation. */
  sweptFrom: moment('swept_from').notNull().default(sql`CURRENT_TIMESTAMP(3)`),
  /** Minute since 1970 from which on `reading_minutes` counts its rows; null where none is counted yet. */
  minutesFrom: int('minutes_from').default(0),
});

export const sensorData = mysqlTable('sensor_data', {
  id: bigint('id', { mode: 'number' }).autoincrement().primaryKey(),
  agentId: int('agent_id').notNull(),
  alertLogId: int('alert_log_id'),
  timestamp: moment('timestamp'),
  temperature: float('temperature'),
  crying: varchar('crying', { length: 50 }),
  direction: varchar('direction', { length: 50 }),
});

/** lib/store/reading-minutes.ts */
export const readingMinutes = mysqlTable('reading_minutes', {
  agentId: int('agent_id').notNull(),
  /** Since 1970. */
  minute: int('minute').notNull(),
  readings: int('readings').notNull(),
  temperatureMin: float('temperature_min'),
  temperatureMax: float('temperature_max'),
  temperatureSum: double('temperature_sum'),
  temperatureCount: int('temperature_count').notNull(),
  /** Rows that say anything of crying, and those with crying in them. */
  heard: int('heard').notNull(),
  cried: int('cried').notNull(),
  facingUp: int('facing_up').notNull(),
  turnedLeft: int('turned_left').notNull(),
  turnedRight: int('turned_right').notNull(),
  noFace: int('no_face').notNull(),
});

export const videoFrames = mysqlTable('video_frames', {
  id: bigint('id', { mode: 'number' }).autoincrement().primaryKey(),
  agentId: int('agent_id').notNull(),
  alertLogId: int('alert_log_id'),
  timestamp: moment('timestamp'),
  /** Empty where an earlier installation had no picture. */
  frame: longblob('frame').notNull(),
});

export const alertSettings = mysqlTable('alert_settings', {
  id: int('id').autoincrement().primaryKey(),
  userId: int('user_id').notNull(),
  agentId: int('agent_id').notNull(),
  maxTemperature: float('max_temperature'),
  abnormalPositionTimeout: int('abnormal_position_timeout'),
  cryingDurationThreshold: int('crying_duration_threshold'),
  pushNotificationsEnabled: boolean('push_notifications_enabled'),
  emailNotificationsEnabled: boolean('email_notifications_enabled'),
  /** The one device of earlier installations, copied to push_subscriptions at `pushCopiedAt`. */
  pushEndpoint: text('push_endpoint'),
  pushP256dh: text('push_p256dh'),
  pushAuth: text('push_auth'),
  pushCopiedAt: moment('push_copied_at'),
});

export const alertLogs = mysqlTable('alert_logs', {
  id: int('id').autoincrement().primaryKey(),
  userId: int('user_id').notNull(),
  agentId: int('agent_id').notNull(),
  alertType: varchar('alert_type', { length: 50 }).notNull(),
  alertMessage: text('alert_message').notNull(),
  temperature: float('temperature'),
  faceDetected: boolean('face_detected'),
  notificationSent: boolean('notification_sent'),
  resolved: boolean('resolved'),
  createdAt: moment('created_at'),
  resolvedAt: moment('resolved_at'),
  /** ULID; null for alerts of earlier installations. */
  uid: char('uid', { length: 26 }),
  /** `uid` of the first alert since the last return to normal. */
  episode: char('episode', { length: 26 }),
  /** lib/alerts/alert.ts */
  details: json('details'),
  clearedAt: moment('cleared_at'),
  acknowledgedAt: moment('acknowledged_at'),
  /** Name of the caregiver. */
  acknowledgedBy: varchar('acknowledged_by', { length: 80 }),
  /** Its recording is never swept. */
  kept: boolean('kept').notNull().default(false),
  /** When its caregiver looked at it. */
  seenAt: moment('seen_at'),
});

export const pushSubscriptions = mysqlTable('push_subscriptions', {
  id: bigint('id', { mode: 'number' }).autoincrement().primaryKey(),
  userId: int('user_id').notNull(),
  endpoint: text('endpoint').notNull(),
  /** SHA-256 of the endpoint, hex. */
  endpointHash: char('endpoint_hash', { length: 64 }).notNull(),
  p256dh: varchar('p256dh', { length: 255 }).notNull(),
  auth: varchar('auth', { length: 255 }).notNull(),
  createdAt: moment('created_at').notNull(),
  updatedAt: moment('updated_at').notNull(),
  /** Language of what is sent to it. */
  locale: varchar('locale', { length: 5 }).notNull().default('ko'),
  /** What its caregiver calls it. */
  name: varchar('name', { length: 80 }),
  userAgent: varchar('user_agent', { length: 255 }),
  /** sessions.token_hash of the one that last told of it; it may be over, and null for one that came before 018. */
  sessionHash: char('session_hash', { length: 64 }),
  /** When its push service said that nobody is reached there: nothing is sent, until it has another address. */
  goneAt: moment('gone_at'),
});

export const notifications = mysqlTable('notifications', {
  /** ULID. */
  uid: char('uid', { length: 26 }).primaryKey(),
  userId: int('user_id').notNull(),
  /** Null for a test that a caregiver asked for; so is `alertUid`. */
  agentId: int('agent_id'),
  alertUid: char('alert_uid', { length: 26 }),
  kind: varchar('kind', { length: 20 }).notNull(),
  channel: varchar('channel', { length: 20 }).notNull(),
  /** push_subscriptions.id; it may be gone. */
  deviceId: bigint('device_id', { mode: 'number' }),
  state: varchar('state', { length: 20 }).notNull(),
  /** Why the last attempt failed. */
  reason: varchar('reason', { length: 255 }),
  attempts: int('attempts').notNull(),
  createdAt: moment('created_at').notNull(),
  nextTryAt: moment('next_try_at'),
  sentAt: moment('sent_at'),
  shownAt: moment('shown_at'),
  openedAt: moment('opened_at'),
});

export const actionTokens = mysqlTable('action_tokens', {
  /** SHA-256 of the token, hex. */
  tokenHash: char('token_hash', { length: 64 }).primaryKey(),
  userId: int('user_id').notNull(),
  agentId: int('agent_id'),
  alertUid: char('alert_uid', { length: 26 }),
  notificationUid: char('notification_uid', { length: 26 }).notNull(),
  deviceId: bigint('device_id', { mode: 'number' }),
  expiresAt: moment('expires_at').notNull(),
});

export const emailAddresses = mysqlTable('email_addresses', {
  userId: int('user_id').primaryKey(),
  /** Where e-mail goes; null until one is confirmed. */
  address: varchar('address', { length: 254 }),
  locale: varchar('locale', { length: 5 }).notNull(),
  confirmedAt: moment('confirmed_at'),
  /** When a mail server last said that nobody is reached there; null once it took a message again. */
  refusedAt: moment('refused_at'),
  /** Waits to be confirmed; only the confirmation is sent to it. */
  askedAddress: varchar('asked_address', { length: 254 }),
  /** SHA-256 of the token in the confirmation, hex. */
  tokenHash: char('token_hash', { length: 64 }),
  tokenExpiresAt: moment('token_expires_at'),
  updatedAt: moment('updated_at').notNull(),
});

export const sessions = mysqlTable('sessions', {
  /** SHA-256 of the cookie's token, hex: who reads the table cannot sign in with it. */
  tokenHash: char('token_hash', { length: 64 }).primaryKey(),
  userId: int('user_id').notNull(),
  selectedAgentId: int('selected_agent_id'),
  createdAt: moment('created_at').notNull(),
  expiresAt: moment('expires_at').notNull(),
  /** How its caregiver names it; the hash is no name to be handed out. */
  id: bigint('id', { mode: 'number' }).autoincrement().notNull().unique(),
  userAgent: varchar('user_agent', { length: 255 }),
  /** To within some minutes; null until it came back after it was opened. */
  lastSeenAt: moment('last_seen_at'),
});

export const signInAttempts = mysqlTable('sign_in_attempts', {
  id: bigint('id', { mode: 'number' }).autoincrement().primaryKey(),
  usernameKey: varchar('username_key', { length: 255 }).notNull(),
  address: varchar('address', { length: 64 }).notNull(),
  succeeded: boolean('succeeded').notNull(),
  at: moment('at').notNull(),
});

export const cradleState = mysqlTable('cradle_state', {
  agentId: int('agent_id').primaryKey(),
  live: json('live').notNull(),
  /** lib/alerts/rules-state.ts; null until a rule had something to remember. */
  rules: json('rules'),
  rulesVersion: bigint('rules_version', { mode: 'number' }).notNull().default(0),
  updatedAt: moment('updated_at').notNull(),
});

export const writePosition = mysqlTable('write_position', {
  /** ULID of one run of the server. */
  writer: char('writer', { length: 26 }).primaryKey(),
  batch: bigint('batch', { mode: 'number' }).notNull(),
  updatedAt: moment('updated_at').notNull(),
});
