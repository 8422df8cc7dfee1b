import { setTimeout as sleep } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectDevice, type Device } from '../client/device';
import { type Client, createCaregiverOf, createClient, PASSWORD, requireOk } from '../client/http-client';
import { openRaw } from '../client/raw-request';
import { settle } from '../client/settle';
import { addReadings, findStoredCradle, type StoredNight } from '../client/stored-night';
import { type AppServer, startAppServer } from '../servers/app-server';
import { CONFIGURATIONS } from '../servers/surroundings';

const UUID = 'cradle-a';
const NOON = Date.UTC(2025, 9, 3, 12);
const DAY_S = 86_400;

interface Row {
  timestamp: string;
  temperature: number | null;
  crying: string | null;
  direction: string | null;
}

describe.each(CONFIGURATIONS)('the history of the %s server', (configuration) => {
  let server: AppServer;
  let parent: Client;
  let device: Device;
  let cradle: StoredNight;

  beforeAll(async () => {
    server = await startAppServer({ configuration });
    parent = await createCaregiverOf(server.base, 'parent', UUID);
    cradle = await findStoredCradle(server.query, UUID);
    device = await connectDevice(server.mqttUrl, UUID);
  });
  afterAll(async () => {
    await device?.leave();
    await server?.dispose();
  });
  beforeEach(() => server.query('DELETE FROM sensor_data'));

  const call = (query: Record<string, string>) =>
    parent.call(`/api/sensor_data/${UUID}?${new URLSearchParams(query)}`);
  const rows = async (query: Record<string, string>) => (await call(query)).json<Row[]>();

  it('has its rows oldest first, in the order of their milliseconds, both ends included', async () => {
    const moments = [0, 1, 2, 999, 1_000].map((ms) => ({
      at: new Date(NOON + ms),
      temperature: 36 + ms / 10_000,
    }));
    await addReadings(server.query, cradle, [...moments].reverse());
    const all = await rows({ start_date: '2025-10-03T12:00:00Z', end_date: '2025-10-03T12:00:01Z' });
    expect(all.map(({ timestamp }) => timestamp)).toEqual(moments.map(({ at }) => at.toISOString()));
    const inner = { start_date: '2025-10-03T12:00:00.001Z', end_date: '2025-10-03T12:00:00.999Z' };
    expect(await rows(inner)).toHaveLength(3);
  });

  it.each([
    ['2025-10-03T12:00:00Z', '2025-10-03T12:00:00Z'],
    ['2025-10-03T21:00:00+09:00', '2025-10-03T21:00:00+09:00'],
    ['2025-10-03T12:00:00', '2025-10-03T12:00:00.000'],
    ['2025-10-03 12:00:00', '2025-10-03 12:00'],
    ['2025-10-03', '2025-10-04'],
  ])('understands %s to %s', async (start_date, end_date) => {
    await addReadings(server.query, cradle, [{ at: new Date(NOON), temperature: 36.8 }]);
    expect(await rows({ start_date, end_date })).toEqual([
      { timestamp: '2025-10-03T12:00:00.000Z', temperature: 36.8, crying: null, direction: null },
    ]);
  });

  it('understands an offset whose + was not encoded', async () => {
    await addReadings(server.query, cradle, [{ at: new Date(NOON), temperature: 36.8 }]);
    const moment = '2025-10-03T21:00:00+09:00';
    const answer = await parent.call(`/api/sensor_data/${UUID}?start_date=${moment}&end_date=${moment}`);
    expect(answer.json<Row[]>()).toHaveLength(1);
  });

  it.each<Record<string, string>>([
    {},
    { start_date: '2025-10-03' },
    { end_date: '2025-10-03' },
    { start_date: 'yesterday', end_date: '2025-10-03' },
    { start_date: '2025-02-30', end_date: '2025-10-03' },
    { start_date: '2025-10-03T25:00:00Z', end_date: '2025-10-04' },
    { start_date: '2025-10-04', end_date: '2025-10-03' },
    { start_date: '', end_date: '' },
    { start_date: '2025-10-03', end_date: '2025-10-04', resolution: '0' },
    { start_date: '2025-10-03', end_date: '2025-10-04', resolution: '1.5' },
    { start_date: '2025-10-03', end_date: '2025-10-04', resolution: '86401' },
    { start_date: '2000-01-01', end_date: '2025-10-04', resolution: '1' },
  ])('refuses %j', async (query) => {
    const answer = await call(query);
    expect([answer.status, answer.json().code]).toEqual([400, 'validation_failed']);
  });

  it('refuses a field that is there twice', async () => {
    const twice = 'start_date=2025-10-03&end_date=2025-10-04&end_date=2025-10-05';
    const answer = await parent.call(`/api/sensor_data/${UUID}?${twice}`);
    expect(answer.json()).toMatchObject({ code: 'validation_failed', issues: [{ path: 'end_date' }] });
  });

  it.each(['', '&resolution=86400'])(
    'is not told to who signed out while it was waited for (%j)',
    async (more) => {
      const leaving = createClient(server.base);
      await requireOk(leaving.signIn('parent', PASSWORD));
      await device.send('temperature', { temperature: '36.6' });
      const asked = await server.whileLocked('sensor_data', async () => {
        const answer = leaving.call(
          `/api/sensor_data/${UUID}?start_date=2025-10-03&end_date=2027-01-01${more}`,
        );
        await sleep(500);
        await requireOk(leaving.call('/logout', { method: 'POST' }));
        return { answer };
      });
      expect((await asked.answer).status).toBe(401);
    },
  );

  it('has what a cradle said within a second, temperatures to the digit', async () => {
    const sent = ['36.8', '36.79', '37', '-3.5', '36.625'];
    for (const temperature of sent) {
      await device.send('temperature', { temperature });
      const end_date = new Date(Date.now() + 60_000).toISOString();
      const found = await settle(
        () => rows({ start_date: '2025-01-01', end_date }),
        (list) => list.at(-1)?.temperature === Number(temperature),
        1_000,
      );
      expect(found.at(-1)?.temperature).toBe(Number(temperature));
    }
  });

  it('reads the words of earlier installations as today’s', async () => {
    await addReadings(server.query, cradle, [
      { at: new Date(NOON), crying: 'Silent', direction: '인식 오류' },
      { at: new Date(NOON + 1), crying: 'Crying', direction: '확인 중...' },
      { at: new Date(NOON + 2), crying: 'Not Crying', direction: '정면 유지 중' },
    ]);
    const found = await rows({ start_date: '2025-10-03', end_date: '2025-10-04' });
    expect(found.map(({ crying, direction }) => [crying, direction])).toEqual([
      ['Not Crying', '인식 안됨'],
      ['Crying', null],
      ['Not Crying', '정면 유지 중'],
    ]);
  });

  it('is worked out in buckets by the database for charts; buckets without rows are left out', async () => {
    await addReadings(server.query, cradle, [
      { at: new Date(NOON), temperature: 36.8, crying: 'Crying', direction: '정면 유지 중' },
      { at: new Date(NOON + 30_000), temperature: 36.8, crying: 'Silent', direction: '인식 오류' },
      { at: new Date(NOON + 59_999), temperature: 37.1 },
      { at: new Date(NOON + 180_000), crying: 'Not Crying' },
    ]);
    const query = { start_date: '2025-10-03T12:00:00Z', end_date: '2025-10-03T13:00:00Z', resolution: '60' };
    expect((await call(query)).json()).toEqual([
      {
        timestamp: '2025-10-03T12:00:00.000Z',
        rows: 3,
        temperature: { min: 36.8, avg: 36.9, max: 37.1 },
        crying: { share: 0.5 },
        direction: { '정면 유지 중': 0.5, '좌측으로 움직임': 0, '우측으로 움직임': 0, '인식 안됨': 0.5 },
      },
      {
        timestamp: '2025-10-03T12:03:00.000Z',
        rows: 1,
        temperature: null,
        crying: { share: 0 },
        direction: null,
      },
    ]);
  });

  describe('of a day with a row a second', () => {
    const query = new URLSearchParams({ start_date: '2025-10-03', end_date: '2025-10-03T23:59:59.999Z' });
    const path = `/api/sensor_data/${UUID}?${query}`;

    /** The same rows as the simulator would leave, by the database alone. */
    const addDay = async () => {
      const digits =
        '(SELECT 0 n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)';
      const number = '(a.n + b.n * 10 + c.n * 100 + d.n * 1000 + e.n * 10000)';
      await server.query(
        `INSERT INTO sensor_data (agent_id, timestamp, temperature, crying, direction)
          SELECT ?, TIMESTAMPADD(SECOND, ${number}, '2025-10-03 00:00:00'), 36 + ${number} % 20 / 10, 'Not Crying', '정면 유지 중'
          FROM ${digits} a, ${digits} b, ${digits} c, ${digits} d, ${digits} e WHERE ${number} < ${DAY_S}`,
        [cradle.agentId],
      );
    };

    it.each([
      ['gzip', gunzipSync],
      ['br', brotliDecompressSync],
      ['gzip, deflate, br, zstd', brotliDecompressSync],
      ['identity', (bytes: Buffer) => bytes],
    ] as const)('comes whole, asked for with Accept-Encoding: %s', async (encoding, unpack) => {
      await addDay();
      const { response } = await openRaw(server.base, {
        path,
        headers: { Cookie: parent.cookie(), 'Accept-Encoding': encoding },
      });
      const bytes = Buffer.concat(await response.toArray());
      const expected = encoding === 'identity' ? undefined : encoding === 'gzip' ? 'gzip' : 'br';
      expect(response.headers['content-encoding']).toBe(expected);
      const list = JSON.parse(unpack(bytes).toString('utf8')) as Row[];
      expect(list).toHaveLength(DAY_S);
      expect(new Set(list.map(({ timestamp }) => timestamp)).size).toBe(DAY_S);
      expect(list.at(-1)?.timestamp).toBe('2025-10-03T23:59:59.000Z');
      if (expected !== undefined) expect(bytes.length).toBeLessThan(1_500_000);
    });

    it('is read no further than its readers take it: neither rows nor texts gather here', async () => {
      await addDay();
      const rowsRead = async () => {
        const [row] = await server.query("SHOW GLOBAL STATUS LIKE 'Handler_read_next'");
        return Number(row?.Value);
      };
      const before = await rowsRead();
      const readers = await Promise.all(
        Array.from({ length: 5 }, () =>
          openRaw(server.base, { path, headers: { Cookie: parent.cookie(), 'Accept-Encoding': 'identity' } }),
        ),
      );
      // Time in which a server that reads on would have read all of it several times over.
      await sleep(3_000);
      const read = (await rowsRead()) - before;
      for (const { request } of readers) request.destroy();
      // The kernel takes some megabytes of each answer of ten before it lets us wait.
      expect(read).toBeLessThan(5 * DAY_S * 0.75);
    });

    it('ends in the middle when its reader signs out: half an answer does not look whole', async () => {
      await addDay();
      await parent.call('/login', { json: { username: 'parent', password: 'a long enough password' } });
      const { response } = await openRaw(server.base, { path, headers: { Cookie: parent.cookie() } });
      response.pause();
      await parent.call('/logout', { method: 'POST' });
      const error = await response.toArray().then(
        () => null,
        (cause: Error) => cause,
      );
      expect(error).toBeInstanceOf(Error);
      await parent.signIn('parent', 'a long enough password');
    });
  });
});
