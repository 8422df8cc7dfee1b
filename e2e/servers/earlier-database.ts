/**
 * A database as the earlier installation's SQLAlchemy made it (`create_all`), by CONTRACT §4, with what was found in
 * such databases: whole seconds, BLOB, no index beyond the keys, keys with names of their own, and odd values.
 */

/** Runs one statement; a dump that is read in does no more. */
type Run = (sql: string, values?: unknown[]) => Promise<unknown>;
type Ask = (sql: string) => Promise<Record<string, unknown>[]>;

/** Case-sensitive, and without room for 😢: the worst of what a server's defaults gave. */
const OPTIONS = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_bin';

const TABLES: readonly (readonly [name: string, body: string])[] = [
  [
    'users',
    `id INTEGER NOT NULL AUTO_INCREMENT, username VARCHAR(80) NOT NULL, password VARCHAR(200) NOT NULL,
     created_at DATETIME NOT NULL DEFAULT '2025-01-01 00:00:00', PRIMARY KEY (id), UNIQUE KEY uq_users_name (username)`,
  ],
  [
    'agents',
    `id INTEGER NOT NULL AUTO_INCREMENT, uuid VARCHAR(255) NOT NULL, ip VARCHAR(255), user_id INTEGER,
     created_at DATETIME, updated_at DATETIME, PRIMARY KEY (id), UNIQUE KEY uq_agents (uuid),
     KEY ix_owner (user_id), CONSTRAINT fk_agents_owner FOREIGN KEY (user_id) REFERENCES users (id)`,
  ],
  [
    'alert_logs',
    `id INTEGER NOT NULL AUTO_INCREMENT, user_id INTEGER NOT NULL, agent_id INTEGER NOT NULL,
     alert_type VARCHAR(50) NOT NULL, alert_message TEXT, temperature FLOAT, face_detected BOOL,
     notification_sent BOOL NOT NULL, resolved BOOL NOT NULL, created_at DATETIME NOT NULL, resolved_at DATETIME,
     PRIMARY KEY (id), CONSTRAINT alert_logs_ibfk_1 FOREIGN KEY (user_id) REFERENCES users (id),
     CONSTRAINT alert_logs_ibfk_2 FOREIGN KEY (agent_id) REFERENCES agents (id)`,
  ],
  [
    'sensor_data',
    `id INTEGER NOT NULL AUTO_INCREMENT, agent_id INTEGER NOT NULL, alert_log_id INTEGER, timestamp DATETIME NOT NULL,
     temperature FLOAT, crying VARCHAR(50), direction VARCHAR(50), PRIMARY KEY (id),
     CONSTRAINT sensor_data_ibfk_1 FOREIGN KEY (agent_id) REFERENCES agents (id),
     CONSTRAINT sensor_data_ibfk_2 FOREIGN KEY (alert_log_id) REFERENCES alert_logs (id)`,
  ],
  [
    'video_frames',
    `id INTEGER NOT NULL AUTO_INCREMENT, agent_id INTEGER NOT NULL, alert_log_id INTEGER, timestamp DATETIME NOT NULL,
     frame BLOB, PRIMARY KEY (id), CONSTRAINT video_frames_ibfk_1 FOREIGN KEY (agent_id) REFERENCES agents (id),
     CONSTRAINT video_frames_ibfk_2 FOREIGN KEY (alert_log_id) REFERENCES alert_logs (id)`,
  ],
  [
    'alert_settings',
    `id INTEGER NOT NULL AUTO_INCREMENT, user_id INTEGER NOT NULL, agent_id INTEGER NOT NULL, max_temperature FLOAT,
     abnormal_position_timeout INTEGER, crying_duration_threshold INTEGER, push_notifications_enabled BOOL,
     email_notifications_enabled BOOL NOT NULL, push_endpoint TEXT, push_p256dh TEXT, push_auth TEXT,
     created_at DATETIME NOT NULL, updated_at DATETIME, PRIMARY KEY (id),
     CONSTRAINT alert_settings_ibfk_1 FOREIGN KEY (user_id) REFERENCES users (id),
     CONSTRAINT alert_settings_ibfk_2 FOREIGN KEY (agent_id) REFERENCES agents (id)`,
  ],
];

/**
 * Accounts with what they sign in with. The hashes are `generate_password_hash` of Werkzeug, made with Python's
 * hashlib; lib/auth/werkzeug-hash.test.ts has the commands.
 */
export const EARLIER_ACCOUNTS = [
  {
    username: 'Bob',
    password: 'correct horse',
    hash: 'pbkdf2:sha256:600000$gX3k9QwZ7LmPv2Ra$faaa82f6e22da0c4d203b5c90578342a1193a0cf576346b368c74c66df354c98',
  },
  {
    username: 'bob',
    password: '암호 👶 pass',
    hash: 'pbkdf2:sha256:260000$gX3k9QwZ7LmPv2Ra$f663b27e9455324999bd803136914eb1cd68c5711fbfe4242a725ff52e163cef',
  },
  {
    username: '엄마',
    password: '암호 👶 pass',
    hash:
      'scrypt:32768:8:1$gX3k9QwZ7LmPv2Ra$305fc15e959fb17da1c22b3f6aa8c035e5fdcff0bf485d8a0a8dcf0b0135aeaa' +
      'f657e7dafb6fa738cdbb40ab4b4e4e906ad570ae53b4f5ba8f258e1a511dfee5',
  },
  {
    // Shorter than a sign-up allows today.
    username: 'x',
    password: 'correct horse',
    hash: 'pbkdf2:sha256:1000$NaClNaCl$0c5447c8fef936184ff4a7e6050570dc344c4e5a654710f69b4fd7e82508a568',
  },
] as const;

/** Bob's two cradles, one of 엄마's, and one that nobody has claimed. */
export const EARLIER_CRADLES = [
  { id: 1, uuid: 'cradle-unique-id-example', ip: '10.0.0.5', ownerId: 1 },
  { id: 2, uuid: 'CRADLE-unique-id-example', ip: null, ownerId: 1 },
  { id: 3, uuid: '요람', ip: '10.0.0.7', ownerId: 3 },
  { id: 4, uuid: 'free', ip: '10.0.0.8', ownerId: null },
] as const;

const FIRST_SECOND = Date.UTC(2025, 9, 3, 12, 0, 0);
const JPEG = Buffer.from('ffd8ffe000104a4649460d0a5c2700ffd9', 'hex');
const ROWS_OF_STATEMENT = 5_000;

export interface EarlierSize {
  /** Rows of sensor_data of the first cradle; those of the others are a few. */
  sensorRows: number;
}

/** Makes it, in place of tables of those names that are there, as a dump does (`DROP TABLE IF EXISTS`). */
export async function makeEarlierDatabase(run: Run, { sensorRows }: EarlierSize): Promise<void> {
  await run('SET FOREIGN_KEY_CHECKS = 0');
  for (const [name, body] of TABLES) {
    await run(`DROP TABLE IF EXISTS ${name}`);
    await run(`CREATE TABLE ${name} (${body}) ${OPTIONS}`);
  }
  await run('SET FOREIGN_KEY_CHECKS = 1');
  await insert(
    run,
    'users (username, password)',
    EARLIER_ACCOUNTS.map(({ username, hash }) => [username, hash]),
  );
  await insert(
    run,
    'agents (id, uuid, ip, user_id, created_at, updated_at)',
    EARLIER_CRADLES.map(({ id, uuid, ip, ownerId }) => [
      id,
      uuid,
      ip,
      ownerId,
      second(0),
      id === 2 ? null : second(1),
    ]),
  );
  await insert(run, `alert_logs (${ALERT_COLUMNS})`, alertRows());
  await insert(run, `sensor_data (${SENSOR_COLUMNS})`, sensorData(sensorRows));
  await insert(run, 'video_frames (agent_id, alert_log_id, timestamp, frame)', frameRows());
  await insert(run, `alert_settings (${SETTINGS_COLUMNS})`, settingsRows());
}

async function insert(run: Run, target: string, rows: unknown[][]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_OF_STATEMENT) {
    await run(`INSERT INTO ${target} VALUES ?`, [rows.slice(from, from + ROWS_OF_STATEMENT)]);
  }
}

const second = (after: number): Date => new Date(FIRST_SECOND + after * 1000);

const ALERT_COLUMNS =
  'id, user_id, agent_id, alert_type, alert_message, temperature, face_detected, notification_sent, resolved, created_at, resolved_at';

function alertRows(): unknown[][] {
  return [
    [
      1,
      1,
      1,
      'high_temperature',
      '⚠️ 아기의 체온이 38.6°C로 높습니다!',
      38.6,
      true,
      true,
      true,
      second(60),
      second(90),
    ],
    [
      2,
      1,
      1,
      'face_not_detected',
      '⚠️ 아기 얼굴이 31초 동안 인식되지 않았습니다!',
      null,
      null,
      false,
      false,
      second(120),
      null,
    ],
    [3, 3, 3, 'crying', null, null, null, false, false, second(180), null],
  ];
}

const SENSOR_COLUMNS = 'agent_id, alert_log_id, timestamp, temperature, crying, direction';

/** Two rows a second, as the earlier server wrote them; the end of it is what agent_status is asked for. */
function sensorData(count: number): unknown[][] {
  const directions = [
    '정면 유지 중',
    '좌측으로 움직임',
    '우측으로 움직임',
    '인식 안됨',
    '인식 오류',
    '확인 중...',
  ];
  const night = Array.from({ length: count }, (_, index) => [
    1,
    index > 120 && index < 240 ? 1 : null,
    second(Math.floor(index / 2)),
    index % 7 === 0 ? null : 36 + (index % 30) / 10,
    index % 11 === 0 ? 'Crying' : 'Silent',
    directions[index % directions.length],
  ]);
  const end = Math.ceil(count / 2);
  return [
    ...night,
    [1, null, second(end), 36.8, 'Crying', '정면 유지 중'],
    [1, null, second(end + 1), 36.9, 'Silent', '인식 오류'],
    [1, null, second(end + 2), null, null, '확인 중...'],
    [2, null, second(5), null, 'Crying', null],
    [3, 3, second(180), 36.4, 'Silent', '확인 중...'],
    [4, null, second(7), 37.5, 'Crying', '인식 안됨'],
  ];
}

/** What /api/agent_status says of the first cradle after the adoption, its time apart. */
export function earlierStatus({ sensorRows }: EarlierSize) {
  const end = Math.ceil(sensorRows / 2);
  return {
    agent_uuid: EARLIER_CRADLES[0].uuid,
    temperature: 36.9,
    crying: 'Not Crying',
    direction: '인식 안됨',
    face_direction: '확인 중...',
    last_direction_time: second(end + 2).toISOString(),
    last_normal_face_time: second(end).toISOString(),
    last_update: second(end + 2).toISOString(),
  };
}

/** Pictures of all sizes that fit a BLOB, and a row without one. */
function frameRows(): unknown[][] {
  const pictures = Array.from({ length: 20 }, (_, index) => [
    1,
    1,
    second(60 + Math.floor(index / 10)),
    Buffer.concat([JPEG, Buffer.alloc(index * 3_000, index)]),
  ]);
  return [...pictures, [1, 1, second(62), null], [3, null, second(180), Buffer.alloc(65_535, 0xff)]];
}

const SETTINGS_COLUMNS =
  'id, user_id, agent_id, max_temperature, abnormal_position_timeout, crying_duration_threshold, push_notifications_enabled, email_notifications_enabled, push_endpoint, push_p256dh, push_auth, created_at, updated_at';

export const EARLIER_DEVICE = {
  endpoint: 'https://push.example/send/Bob-phone',
  p256dh: 'BOr2-the-newer-key',
  auth: 'auth-newer',
} as const;

/** One caregiver and cradle twice, with one device and two of its keys; values out of range; values never set. */
function settingsRows(): unknown[][] {
  const { endpoint, p256dh, auth } = EARLIER_DEVICE;
  return [
    [1, 1, 1, 38.5, 30, 45, true, false, endpoint, 'BOr1-the-older-key', 'auth-older', second(0), second(1)],
    [2, 1, 1, 37.5, 20, 30, false, false, endpoint, p256dh, auth, second(2), null],
    [3, 1, 2, 99, 0, 86_400, true, true, null, null, null, second(3), null],
    [4, 3, 3, null, null, null, null, false, 'http://push.example/plain', 'key', 'auth', second(4), null],
    [5, 3, 1, -5, -1, null, null, false, '', '', '', second(5), null],
  ];
}

/** Ids of the settings that are out of range, with what they become; a value that was never set stays so. */
const CLAMPED: Record<number, Record<string, unknown>> = {
  3: { max_temperature: 45, abnormal_position_timeout: 1, crying_duration_threshold: 3600 },
  5: { max_temperature: 30, abnormal_position_timeout: 1 },
};

export type EarlierContents = Record<string, Record<string, unknown>[]>;

const KEPT: Record<string, string> = {
  users: 'id, username, password, created_at',
  agents: 'id, uuid, ip, user_id, created_at, updated_at',
  alert_logs: ALERT_COLUMNS,
  sensor_data: `id, ${SENSOR_COLUMNS}`,
  video_frames: 'id, agent_id, alert_log_id, timestamp, SHA2(frame, 256) AS frame',
  alert_settings: SETTINGS_COLUMNS,
};

/** Every row with every old column. */
export async function readEarlier(ask: Ask): Promise<EarlierContents> {
  const contents: EarlierContents = {};
  for (const [table, columns] of Object.entries(KEPT)) {
    contents[table] = await ask(`SELECT ${columns} FROM ${table} ORDER BY id`);
  }
  return contents;
}

const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** The same rows as the adoption leaves them: all that it changes is written here. */
export function asAdopted(before: EarlierContents): EarlierContents {
  const map = (table: string, change: (row: Record<string, unknown>) => Record<string, unknown>) =>
    (before[table] ?? []).map((row) => ({ ...row, ...change(row) }));
  return {
    ...before,
    alert_logs: map('alert_logs', (row) => ({ alert_message: row.alert_message ?? '' })),
    video_frames: map('video_frames', (row) => ({ frame: row.frame ?? EMPTY_SHA256 })),
    alert_settings: map('alert_settings', (row) => CLAMPED[Number(row.id)] ?? {}),
  };
}
