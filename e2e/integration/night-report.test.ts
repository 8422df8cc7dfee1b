import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDevice } from '../client/device';
import { type Client, createCaregiver, requireOk } from '../client/http-client';
import { settle } from '../client/settle';
import { findStoredCradle } from '../client/stored-night';
import { addWholeNight } from '../client/whole-night';
import { type AppServer, startAppServer } from '../servers/app-server';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const from = new Date('2025-10-03T11:00:00Z');
const NIGHT = 'date=2025-10-03&time_zone=Asia/Seoul';

let server: AppServer;
let parent: Client;

beforeAll(async () => {
  server = await startAppServer({ configuration: 'embedded' });
  parent = await createCaregiver(server.base, 'parent');
  await parent.registerAgent('cradle-a');
  await requireOk(parent.claim('cradle-a'));
  await addWholeNight(server.query, await findStoredCradle(server.query, 'cradle-a'), {
    ...{ from, lengthMs: 11 * HOUR, cries: [[HOUR, HOUR + 2 * MINUTE]] },
    off: [[6 * HOUR, 6 * HOUR + 10 * MINUTE]],
  });
});
afterAll(() => server?.dispose());

/** One more than is told of a night, a second apart. */
async function addManyAlerts(begin: Date): Promise<void> {
  const { ownerId, agentId } = await findStoredCradle(server.query, 'cradle-a');
  const rows = Array.from({ length: 501 }, (_, index) => [
    ...[ownerId, agentId, 'crying', '😢', false, new Date(begin.getTime() + index * 1_000)],
  ]);
  const columns = 'user_id, agent_id, alert_type, alert_message, resolved, created_at';
  await server.query(`INSERT INTO alert_logs (${columns}) VALUES ?`, [rows]);
}

const ask = (query: string) => parent.call(`/api/night/cradle-a?${query}`);

describe('GET /api/night', () => {
  it('tells what a night was like', async () => {
    const answer = await ask(NIGHT);
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({
      night: { from: '2025-10-03T11:00:00.000Z', to: '2025-10-03T22:00:00.000Z', seconds: 39_600 },
      watched_seconds: 39_600 - 610,
      gaps: [{ seconds: 610, missing: ['temperature', 'crying', 'direction'], cause: null }],
      cries: [{ from: '2025-10-03T12:00:00.000Z', seconds: 120, begin: 'heard', end: 'heard' }],
      longest_calm: { from: '2025-10-03T12:02:00.000Z', to: '2025-10-03T16:59:50.000Z' },
      temperature: { limit: 38, seconds_above: 0 },
      alerts: [],
      more_alerts: false,
    });
  });

  it('counts with the limit that is set', async () => {
    await requireOk(parent.call('/api/alert_settings/cradle-a', { json: { max_temperature: 30 } }));
    const { temperature } = (await ask(NIGHT)).json<{ temperature: object }>();
    expect(temperature).toMatchObject({ limit: 30, seconds_above: 39_600 - 610 });
    await requireOk(parent.call('/api/alert_settings/cradle-a', { json: { max_temperature: 38 } }));
  });

  it('counts what came this very second, in the night that goes on', async () => {
    const device = await connectDevice(server.mqttUrl, 'cradle-a');
    await device.send('crying', { status: 'Crying' });
    const snapshot = async () =>
      (await parent.call('/get_sensor_data/cradle-a')).json<{ crying: string | null }>();
    await settle(snapshot, ({ crying }) => crying === 'Crying');
    const clock = (ms: number) => new Date(Date.now() + ms).toISOString().slice(11, 16);
    const hours = `bedtime=${clock(-2 * HOUR)}&morning=${clock(2 * HOUR)}`;
    const date = new Date(Date.now() - 2 * HOUR).toISOString().slice(0, 10);
    const { cries, passed, night } = (await ask(`date=${date}&time_zone=UTC&${hours}`)).json<{
      cries: { begin: string; end: string }[];
      passed: { to: string };
      night: { to: string };
    }>();
    expect(cries).toMatchObject([{ begin: 'gap', end: 'now' }]);
    expect(Date.parse(passed.to)).toBeLessThan(Date.parse(night.to));
    await device.leave();
  });

  it.each([
    ['time_zone=UTC', 'date'],
    ['date=2025-10-03', 'time_zone'],
    ['date=2025-02-30&time_zone=UTC', 'date'],
    ['date=0001-01-01&time_zone=UTC', 'date'],
    ['date=9999-12-31&time_zone=UTC', 'date'],
    ['date=2025-10-03&time_zone=Seoul', 'time_zone'],
    [`${NIGHT}&bedtime=8pm`, 'bedtime'],
    [`${NIGHT}&bedtime=07:00`, 'morning'],
    [`${NIGHT}&date=2025-10-04`, 'date'],
  ])('refuses %s, and says what to mend', async (query, path) => {
    const answer = await ask(query);
    expect(answer.status).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'validation_failed', issues: [{ path }] });
  });
});

describe('a night with more alerts than are told', () => {
  it('says so, as an answer and as a table', async () => {
    await addManyAlerts(new Date('2025-10-10T12:00:00Z'));
    const query = 'date=2025-10-10&time_zone=Asia/Seoul';
    const night = (await ask(query)).json<{ alerts: { created_at: string }[]; more_alerts: boolean }>();
    expect([night.alerts.length, night.more_alerts]).toEqual([500, true]);
    expect(night.alerts[0]?.created_at).toBe('2025-10-10T12:00:01.000Z');
    const table = await parent.call(`/api/night_table/cradle-a?${query}`);
    expect(table.text.trimEnd().split('\r\n').at(-1)).toBe(
      'more_alerts,2025-10-10T20:00:00+09:00,2025-10-10T21:00:01+09:00,3601,,only the newest 500 are here',
    );
  });
});

describe('GET /api/night_table', () => {
  it('is the same as a file', async () => {
    const answer = await parent.call(`/api/night_table/cradle-a?${NIGHT}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="smart-cradle-night-2025-10-03.csv"',
    );
  });
});
