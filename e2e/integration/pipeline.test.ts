import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSimulatedCradle } from '@/scripts/simulator/simulated-cradle';
import { connectDevice, type Device } from '../client/device';
import { type Client, createCaregiverOf, createClient, requireOk } from '../client/http-client';
import { settle } from '../client/settle';
import { type AppServer, startAppServer } from '../servers/app-server';
import { CONFIGURATIONS } from '../servers/surroundings';

interface Status {
  temperature: number | null;
  crying: string | null;
  direction: string | null;
  face_direction: string | null;
  last_direction_time: string | null;
  last_normal_face_time: string | null;
  last_update: string | null;
}

interface Row {
  timestamp: Date;
  temperature: number | null;
  crying: string | null;
  direction: string | null;
}

const ISO_UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

describe.each(CONFIGURATIONS)('readings through the %s server', (configuration) => {
  let server: AppServer;
  let parent: Client;
  let device: Device;

  beforeAll(async () => {
    server = await startAppServer({ configuration });
    parent = await createCaregiverOf(server.base, 'parent', 'cradle-a');
    device = await connectDevice(server.mqttUrl, 'cradle-a');
  });
  afterAll(async () => {
    await device?.leave();
    await server?.dispose();
  });

  const status = async (uuid = 'cradle-a'): Promise<Status> =>
    (await requireOk(parent.call(`/api/agent_status/${uuid}`))).json<Status>();
  const own = async (uuid: string): Promise<Device> => {
    await requireOk(parent.registerAgent(uuid));
    await requireOk(parent.claim(uuid));
    return connectDevice(server.mqttUrl, uuid);
  };
  const rowsOf = async (uuid: string): Promise<Row[]> =>
    (await server.query(
      `SELECT timestamp, temperature, crying, direction FROM sensor_data
       WHERE agent_id = (SELECT id FROM agents WHERE uuid = ?) ORDER BY id`,
      [uuid],
    )) as Row[];

  it('turns what a field device says into what the app reads', async () => {
    const cradle = createSimulatedCradle({
      uuid: 'cradle-field',
      scene: 'calm',
      fps: 5,
      mqttUrl: server.mqttUrl,
      baseUrl: server.base,
    });
    await cradle.start();
    try {
      await requireOk(parent.claim('cradle-field'));
      const known = await settle(
        () => status('cradle-field'),
        ({ temperature, crying, direction }) => Boolean(temperature && crying && direction),
      );
      expect(known).toMatchObject({ crying: 'Not Crying', direction: '정면 유지 중' });
      await settle(
        () => status('cradle-field'),
        ({ temperature }) => temperature === cradle.temperature,
      );
      const snapshot = (await requireOk(parent.call('/get_sensor_data/cradle-field'))).json();
      expect(snapshot).toEqual({
        crying: 'Not Crying',
        direction: '정면 유지 중',
        temperature: expect.any(Number),
        timestamp: expect.stringMatching(ISO_UTC),
      });
    } finally {
      await cradle.stop();
    }
  });

  it('knows nothing, and says so, before a message has come', async () => {
    await requireOk(parent.registerAgent('cradle-mute'));
    await requireOk(parent.claim('cradle-mute'));
    const nothing = { temperature: null, crying: null, direction: null };
    expect(await status('cradle-mute')).toEqual({
      agent_uuid: 'cradle-mute',
      ...nothing,
      face_direction: null,
      last_direction_time: null,
      last_normal_face_time: null,
      last_update: null,
    });
    const snapshot = (await requireOk(parent.call('/get_sensor_data/cradle-mute'))).json();
    expect(snapshot).toEqual({ ...nothing, timestamp: null });
  });

  it('keeps the direction while the device looks, reads its error as no face, and repeats both verbatim', async () => {
    const says = async (direction: string): Promise<Status> => {
      await device.send('direction', { direction, timestamp: '2025-10-03 12:34:56' });
      return settle(status, ({ face_direction }) => face_direction === direction);
    };
    const facing = await says('정면 유지 중');
    const looking = await says('확인 중...');
    expect(looking.direction).toBe('정면 유지 중');
    expect(looking.last_normal_face_time).toBe(facing.last_normal_face_time);
    expect(looking.last_direction_time).not.toBe(facing.last_direction_time);
    const failing = await says('인식 오류');
    expect(failing.direction).toBe('인식 안됨');
    expect(failing.last_update).toBe(failing.last_direction_time);
    const turned = await says('좌측으로 움직임');
    expect(turned.direction).toBe('좌측으로 움직임');
    expect(turned.last_normal_face_time).toBe(facing.last_normal_face_time);
    const age = Date.now() - Date.parse(turned.last_update ?? '');
    expect(age).toBeGreaterThanOrEqual(0);
    expect(age).toBeLessThan(5_000);
  });

  it('stores a row for each change at once, with nothing in it that did not arrive', async () => {
    const changing = await own('cradle-changes');
    const words = ['Crying', 'Silent', 'Crying', 'Silent', 'Crying'];
    for (const word of words) await changing.send('crying', { status: word, probability: 0.9 });
    const rows = await settle(
      () => rowsOf('cradle-changes'),
      (found) => found.length >= words.length,
    );
    expect(rows.map(({ crying }) => crying)).toEqual(
      words.map((word) => (word === 'Crying' ? word : 'Not Crying')),
    );
    for (const row of rows) expect(row).toMatchObject({ temperature: null, direction: null });
    await changing.leave();
  });

  it('stores at most one row a second while nothing changes, with milliseconds', async () => {
    const steady = await own('cradle-steady');
    const beat = setInterval(() => void steady.send('direction', { direction: '정면 유지 중' }), 50);
    const rows = await settle(
      () => rowsOf('cradle-steady'),
      (found) => found.length >= 4,
    );
    clearInterval(beat);
    const times = rows.map(({ timestamp }) => timestamp.getTime());
    // A row carries the time of its newest reading, which may be a little older than the row.
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan((times.length - 1) * 1_000 - 500);
    expect(times.some((time) => time % 1000 !== 0)).toBe(true);
    expect(rows.at(-1)).toMatchObject({ direction: '정면 유지 중', crying: null, temperature: null });
    await steady.leave();
  });

  it('drops and counts messages of a name that never registered, and stores nothing of an unclaimed cradle', async () => {
    await requireOk(createClient(server.base).registerAgent('cradle-free'));
    const unknown = async (): Promise<number> => {
      const ready = (await parent.call('/api/ready')).json<{ worker: { faults: Record<string, number> } }>();
      return ready.worker.faults.unknown_cradle ?? 0;
    };
    const before = await unknown();
    const free = await connectDevice(server.mqttUrl, 'cradle-free');
    for (const temperature of ['35.1', '35.9']) await free.send('temperature', { temperature });
    await free.client.publishAsync('cradle/never-registered/temperature', '{"temperature":"36.5"}');
    await settle(unknown, (count) => count === before + 1);
    // What was sent before is stored before: the same connection, one buffer.
    await free.client.publishAsync('cradle/cradle-a/temperature', '{"temperature":"33.3"}');
    await settle(
      () => rowsOf('cradle-a'),
      (rows) => rows.some(({ temperature }) => temperature?.toFixed(1) === '33.3'),
    );
    expect(await rowsOf('cradle-free')).toEqual([]);
    const states =
      'SELECT agent_id FROM cradle_state WHERE agent_id = (SELECT id FROM agents WHERE uuid = ?)';
    expect(await server.query(states, ['cradle-free'])).toEqual([]);
    await free.leave();
  });

  it('loses no row on a clean stop and knows the same afterwards', async () => {
    const busy = await own('cradle-busy');
    const sides = Array.from({ length: 59 }, (_, index) => `${index % 2 ? '우측' : '좌측'}으로 움직임`);
    for (const direction of [...sides, '인식 안됨']) await busy.send('direction', { direction });
    const before = await settle(
      () => status('cradle-busy'),
      ({ direction }) => direction === '인식 안됨',
    );
    const { code } = await server.stop();
    expect(code).toBe(0);
    await busy.leave();
    await server.start();
    const rows = await rowsOf('cradle-busy');
    expect(rows.map(({ direction }) => direction)).toEqual([...sides, '인식 안됨']);
    expect(await status('cradle-busy')).toEqual(before);
  });

  it('misses at most the last second after a crash', async () => {
    const last = await own('cradle-crash');
    await last.send('temperature', { temperature: '37.1' });
    const beat = setInterval(() => void last.send('direction', { direction: '우측으로 움직임' }), 100);
    await settle(
      () => rowsOf('cradle-crash'),
      (rows) => rows.length >= 3,
    );
    const before = await status('cradle-crash');
    await server.kill();
    clearInterval(beat);
    await last.leave();
    await server.start();
    const after = await status('cradle-crash');
    expect(after).toMatchObject({ temperature: 37.1, direction: '우측으로 움직임', crying: null });
    const missing = Date.parse(before.last_update ?? '') - Date.parse(after.last_update ?? '');
    // A second until the row, and the 200 ms for which rows wait for company.
    expect(missing).toBeLessThanOrEqual(1_500);
  });
});
