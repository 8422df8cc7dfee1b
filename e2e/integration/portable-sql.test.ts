import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectDevice } from '../client/device';
import { createCaregiverOf, createClient, PASSWORD, requireOk } from '../client/http-client';
import { settle } from '../client/settle';
import { type AppServer, startAppServer } from '../servers/app-server';
import { EARLIER_ACCOUNTS, makeEarlierDatabase } from '../servers/earlier-database';
import { type DatabaseTcpServer, startMariadbTcp } from '../servers/mariadb-tcp';
import { type MosquittoServer, startMosquitto } from '../servers/mosquitto';
import { findUnportable } from '../servers/portable-sql';
import { openRunner } from '../servers/sql-runner';
import { recordStatements, type StatementLog } from '../servers/statement-log';

const UUID = 'cradle-a';

let mariadb: DatabaseTcpServer;
let mosquitto: MosquittoServer;
let log: StatementLog;
let server: AppServer;

beforeAll(async () => {
  [mariadb, mosquitto] = [await startMariadbTcp(), await startMosquitto()];
  const runner = await openRunner(mariadb);
  await makeEarlierDatabase(runner.run, { sensorRows: 100 });
  await runner.end();
  log = await recordStatements(mariadb);
  const given = { mqttPort: mosquitto.port, database: mariadb };
  server = await startAppServer({ configuration: 'outside', given });
});
afterAll(async () => {
  await server?.dispose();
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
  await useEverythingOf(parent.call);
  const device = await connectDevice(server.mqttUrl, UUID);
  await device.send('temperature', { temperature: 36.5 });
  await device.send('crying', { status: 'Crying' });
  await device.send('direction', { direction: '정면 유지 중' });
  const stored = () => server.query('SELECT 1 FROM sensor_data WHERE temperature = 36.5');
  await settle(stored, (rows) => rows.length > 0);
  await device.leave();
  await requireOk(parent.call('/logout', { method: 'POST' }));
  await server.stop();
  await server.start();

  const statements = await log.list();
  expect(statements.length).toBeGreaterThan(100);
  expect(statements.some((sql) => sql.startsWith('INSERT INTO sensor_data'))).toBe(true);
  const offences = statements.map((sql) => [sql, findUnportable(sql)]).filter(([, found]) => found?.length);
  expect(offences).toEqual([]);
});

/** Each page and call that reads: whatever it asks the database for is in the log then. */
async function useEverythingOf(call: (path: string) => Promise<{ status: number }>): Promise<void> {
  const ofCradle = ['agent_status', 'sensor_data', 'alert_history', 'alert_settings'].map(
    (name) => `/api/${name}/${UUID}`,
  );
  const paths = [
    ...ofCradle.map((path) => `${path}?start_date=2025-10-03&end_date=2025-10-04`),
    ...['/api/agents', '/api/alert_logs', '/api/ready', `/get_sensor_data/${UUID}`, '/check_username/parent'],
    ...['/', '/dashboard', '/history', '/alert_settings'],
  ];
  for (const path of paths) expect((await call(path)).status).not.toBe(500);
}
