import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CALLS } from '@/lib/contracts/calls';
import { CALL_ROWS } from '../access/call-rows';
import { askCell } from '../access/cells';
import { plantHouseholds } from '../access/household';
import { PAGE_ROWS } from '../access/page-rows';
import { useAccount } from '../client/account-use';
import { connectDevice, type Device } from '../client/device';
import { type Client, createCaregiverOf, createClient, PASSWORD, requireOk } from '../client/http-client';
import { drawPicture, frameMessage } from '../client/pictures';
import { settle } from '../client/settle';
import { type AppServer, startAppServer } from '../servers/app-server';
import { EARLIER_ACCOUNTS, makeEarlierDatabase } from '../servers/earlier-database';
import { doLaterWork } from '../servers/later-work';
import { type DatabaseTcpServer, startMariadbTcp } from '../servers/mariadb-tcp';
import { type MosquittoServer, startMosquitto } from '../servers/mosquitto';
import { findUnportable } from '../servers/portable-sql';
import { type PushService, startPushService } from '../servers/push-service';
import { type SmtpTestServer, startSmtpServer } from '../servers/smtp-server';
import { openRunner } from '../servers/sql-runner';
import { recordStatements, type StatementLog } from '../servers/statement-log';

const UUID = 'cradle-a';
/** Of each subject a statement that tells that it was used. */
const SEEN = [
  ...['INSERT INTO sensor_data', 'INSERT INTO reading_minutes', 'INSERT INTO alert_logs', 'alert_uid AS uid'],
  // By the server itself: rows of ours are written with their values in.
  'INSERT INTO video_frames (agent_id, alert_log_id, timestamp, frame) VALUES (?',
  ...['INSERT INTO sessions', 'UPDATE users SET password', 'DELETE FROM sessions', 'delete from `sessions`'],
  ...['update `push_subscriptions` set `name`', 'DELETE FROM push_subscriptions', 'set `last_seen_at`'],
  ...['name, user_agent, session_hash FROM push_subscriptions', 'DELETE FROM action_tokens'],
  ...['insert into `email_addresses`', 'delete from `email_addresses`', 'set `refused_at`'],
  ...['DELETE FROM video_frames', 'DELETE FROM agents', 'DELETE FROM write_position', 'PROCESSLIST'],
];

let mariadb: DatabaseTcpServer;
let mosquitto: MosquittoServer;
let log: StatementLog;
let service: PushService;
let smtp: SmtpTestServer;
let server: AppServer;

beforeAll(async () => {
  [mariadb, mosquitto] = [await startMariadbTcp(), await startMosquitto()];
  const runner = await openRunner(mariadb);
  await makeEarlierDatabase(runner.run, { sensorRows: 100 });
  await runner.end();
  log = await recordStatements(mariadb);
  const given = { mqttPort: mosquitto.port, database: mariadb };
  [service, smtp] = [await startPushService(), await startSmtpServer()];
  const env = { ...smtp.env, ...service.env, PUBLIC_URL: 'https://cradle.test' };
  server = await startAppServer({ configuration: 'outside', given, env });
});
afterAll(async () => {
  await server?.dispose();
  await service?.stop();
  await smtp?.stop();
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
  await useRangesOf(parent.call);
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
  await useAccount(server.base, { push: service, smtp });
  await askForEverything();
  await server.stop();
  await doLaterWork(mariadb);

  const statements = await log.list();
  expect(statements.length).toBeGreaterThan(250);
  expect(SEEN.filter((text) => !statements.some((sql) => sql.includes(text)))).toEqual([]);
  const offences = statements.map((sql) => [sql, findUnportable(sql)]).filter(([, found]) => found?.length);
  expect(offences).toEqual([]);
}, 180_000);

/** An alert that is told to a phone, shown and resolved there. @returns its token. */
async function useFirstPush(parent: Client, device: Device): Promise<string> {
  for (const name of ['phone', 'tablet'])
    await requireOk(parent.call('/api/push_subscription', { json: service.subscribe(name) }));
  await device.send('frame', frameMessage(await drawPicture()));
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
  await requireOk(phone.call(`/api/push_snapshot/${token}`));
  await requireOk(phone.call('/api/push_action', { json: { token, action: 'resolve' } }));
  const subscription = service.subscribe('renewed');
  await requireOk(phone.call('/api/push_renewal', { json: { token, subscription } }));
}

/** What a page of another range or width asks for is another statement. */
async function useRangesOf(call: Client['call']): Promise<void> {
  const days = 'start_date=2025-10-03&end_date=2025-10-04';
  for (const name of ['sensor_data', 'export', 'alert_history'])
    await requireOk(call(`/api/${name}/${UUID}?${days}`));
  await requireOk(call(`/api/sensor_data/${UUID}?${days}&resolution=60`));
  for (const name of ['night', 'night_table'])
    await requireOk(call(`/api/${name}/${UUID}?date=2025-10-03&time_zone=Asia/Seoul`));
}

/** Every page and call of the interface, as the caregiver of everything that it names asks for it. */
async function askForEverything(): Promise<void> {
  const households = await plantHouseholds(server);
  const world = { base: server.base, households };
  const calls = CALLS.map(({ name, method, path }) => ({ name, method, path, row: CALL_ROWS[name] }));
  const pages = Object.entries(PAGE_ROWS).map(([path, row]) => ({ name: path, method: 'GET', path, row }));
  for (const subject of [...pages, ...calls]) {
    const { told } = await askCell(world, subject, { caller: 'owner', choice: 'own' });
    expect([subject.name, told.status < 500]).toEqual([subject.name, true]);
  }
  for (const { device } of Object.values(households)) await device.leave();
}
