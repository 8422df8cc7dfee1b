import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectDevice, type Device } from '../client/device';
import { type Client, createCaregiverOf, createClient, PASSWORD, requireOk } from '../client/http-client';
import { settle } from '../client/settle';
import { type AppServer, startAppServer } from '../servers/app-server';
import { EARLIER_ACCOUNTS, makeEarlierDatabase } from '../servers/earlier-database';
import { type DatabaseTcpServer, startMariadbTcp } from '../servers/mariadb-tcp';
import { type MosquittoServer, startMosquitto } from '../servers/mosquitto';
import { findUnportable } from '../servers/portable-sql';
import { type PushService, startPushService } from '../servers/push-service';
import { openRunner } from '../servers/sql-runner';
import { recordStatements, type StatementLog } from '../servers/statement-log';

const UUID = 'cradle-a';

let mariadb: DatabaseTcpServer;
let mosquitto: MosquittoServer;
let log: StatementLog;
let service: PushService;
let server: AppServer;

beforeAll(async () => {
  [mariadb, mosquitto] = [await startMariadbTcp(), await startMosquitto()];
  const runner = await openRunner(mariadb);
  await makeEarlierDatabase(runner.run, { sensorRows: 100 });
  await runner.end();
  log = await recordStatements(mariadb);
  const given = { mqttPort: mosquitto.port, database: mariadb };
  service = await startPushService();
  server = await startAppServer({ configuration: 'outside', given, env: service.env });
});
afterAll(async () => {
  await server?.dispose();
  await service?.stop();
  await log?.stop();
  await mosquitto?.stop();
  await mariadb?.stop();
});

it('sends nothing to the database that only MariaDB understands, from the adoption to the last reading', async () => {
  const parent = await createCaregiverOf(server.base, 'parent', UUID);
  const stranger = createClient(server.base);
  await stranger.signIn('parent', 'a wrong password');
  await stranger.signIn('nobody', PASSWORD);
  await requireOk(stranger.signIn(EARLIER_ACCOUNTS[3].username, EARLIER_ACCOUNTS[3].password));
  await stranger.registerAgent(UUID, '10.0.0.9');
  await requireOk(parent.call('/select_cradle', { json: { uuid: UUID } }));
  await requireOk(parent.call(`/api/cradle_name/${UUID}`, { json: { name: 'Mina' } }));
  await useEverythingOf(parent.call);
  const device = await connectDevice(server.mqttUrl, UUID);
  const token = await useFirstPush(parent, device);
  await useAlertMarks(parent);
  await device.send('temperature', { temperature: 36.5 });
  await device.send('crying', { status: 'Crying' });
  await device.send('direction', { direction: '정면 유지 중' });
  const stored = () => server.query('SELECT 1 FROM sensor_data WHERE temperature = 36.5');
  await settle(stored, (rows) => rows.length > 0);
  await device.leave();
  await requireOk(parent.call('/logout', { method: 'POST' }));
  await server.stop();
  await server.start();
  await useTokenAgain(token);

  const statements = await log.list();
  expect(statements.length).toBeGreaterThan(100);
  expect(statements.some((sql) => sql.startsWith('INSERT INTO sensor_data'))).toBe(true);
  const offences = statements.map((sql) => [sql, findUnportable(sql)]).filter(([, found]) => found?.length);
  expect(offences).toEqual([]);
});

/** An alert that is told to a phone, shown and resolved there. @returns its token. */
async function useFirstPush(parent: Client, device: Device): Promise<string> {
  for (const name of ['phone', 'tablet'])
    await requireOk(parent.call('/api/push_subscription', { json: service.subscribe(name) }));
  await device.send('temperature', { temperature: 39 });
  const { payload } = await service.attempts.find((message) => message.device === 'phone');
  const token = String(payload.token);
  const phone = createClient(server.base);
  await phone.call(`/api/push_snapshot/${token}`);
  for (const event of ['shown', 'opened'])
    await requireOk(phone.call('/api/push_receipt', { json: { token, event } }));
  for (const action of ['acknowledge', 'resolve'])
    await requireOk(phone.call('/api/push_action', { json: { token, action } }));
  await useProofs(parent, service.subscribe('phone').endpoint);
  const { endpoint } = service.subscribe('tablet');
  await requireOk(parent.call('/api/push_subscription', { method: 'DELETE', json: { endpoint } }));
  return token;
}

/** What is noted of the alert that was told, and the lists that show it. */
async function useAlertMarks(parent: Client): Promise<void> {
  const [alert] = (await requireOk(parent.call('/api/alert_logs'))).json<{ id: number }[]>();
  for (const said of ['seen', 'reopen', 'resolve'])
    await requireOk(parent.call(`/api/alert_logs/${alert?.id}/${said}`, { method: 'POST' }));
  const until = new Date().toISOString();
  await requireOk(parent.call('/api/alert_logs/seen', { json: { until } }));
  for (const query of ['', 'state=open', 'state=unread&kind=baby', 'state=kept&kind=watch', 'state=resolved'])
    await requireOk(parent.call(`/alerts?${query}`));
  await requireOk(parent.call(`/alerts?cradle=${UUID}&after=${alert?.id}`));
  await requireOk(parent.call(`/alerts/${alert?.id}`));
}

/** What was shown on a phone, and whether mail goes out, which nobody asks about an address that is not confirmed. */
async function useProofs(parent: Client, endpoint: string): Promise<void> {
  await server.query(
    `INSERT INTO email_addresses (user_id, address, locale, confirmed_at, updated_at)
     SELECT id, 'parent@example.org', 'ko', created_at, created_at FROM users WHERE username = 'parent'`,
  );
  const device = createHash('sha256').update(endpoint).digest('hex');
  await requireOk(parent.call(`/api/tonight?device=${device}`));
}

/** What memory knew is asked of the database after a restart. */
async function useTokenAgain(token: string): Promise<void> {
  const phone = createClient(server.base);
  await requireOk(phone.call('/api/push_receipt', { json: { token, event: 'opened' } }));
  expect((await phone.call(`/api/push_snapshot/${token}`)).status).toBe(404);
  await requireOk(phone.call('/api/push_action', { json: { token, action: 'resolve' } }));
  const subscription = service.subscribe('renewed');
  await requireOk(phone.call('/api/push_renewal', { json: { token, subscription } }));
}

/** Each page and call that reads: whatever it asks the database for is in the log then. */
async function useEverythingOf(call: (path: string) => Promise<{ status: number }>): Promise<void> {
  const ofCradle = ['agent_status', 'sensor_data', 'export', 'alert_history', 'alert_settings'].map(
    (name) => `/api/${name}/${UUID}`,
  );
  const paths = [
    ...ofCradle.map((path) => `${path}?start_date=2025-10-03&end_date=2025-10-04`),
    `/api/sensor_data/${UUID}?start_date=2025-10-03&end_date=2025-10-04&resolution=60`,
    ...['night', 'night_table'].map((name) => `/api/${name}/${UUID}?date=2025-10-03&time_zone=Asia/Seoul`),
    ...['/api/sessions', '/api/push_devices', '/api/overview', '/api/live'],
    ...['/api/agents', '/api/alert_logs', '/api/ready', `/get_sensor_data/${UUID}`, '/check_username/parent'],
    ...[
      '/',
      '/dashboard',
      '/tonight',
      '/history',
      '/night',
      '/account',
      '/notifications',
      '/alert_settings',
      '/cradles',
      '/start',
    ],
  ];
  for (const path of paths) expect((await call(path)).status).not.toBe(500);
}
