import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openEvents } from '../client/event-reader';
import { type Client, createCaregiver, createCaregiverOf, createClient } from '../client/http-client';
import { drawPicture, withComment } from '../client/pictures';
import { addAlert, addFrames, addReadings, findStoredCradle, type StoredNight } from '../client/stored-night';
import { type AppServer, startAppServer } from '../servers/app-server';
import { CONFIGURATIONS } from '../servers/surroundings';

const UUID = 'cradle-a';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe.each(CONFIGURATIONS)('alerts of the %s server', (configuration) => {
  let server: AppServer;
  let parent: Client;
  let stranger: Client;
  let cradle: StoredNight;

  beforeAll(async () => {
    server = await startAppServer({ configuration });
    parent = await createCaregiverOf(server.base, 'parent', UUID);
    stranger = await createCaregiver(server.base, 'stranger');
    cradle = await findStoredCradle(server.query, UUID);
  });
  afterAll(() => server?.dispose());

  beforeEach(async () => {
    for (const table of ['video_frames', 'sensor_data', 'alert_logs', 'alert_settings']) {
      await server.query(`DELETE FROM ${table}`);
    }
  });

  const ago = (ms: number) => new Date(Date.now() - ms);
  const post = (client: Client, path: string) => client.call(path, { method: 'POST' });

  describe('in the list', () => {
    it('are those of the last 24 h, newest first, in the fields of the app', async () => {
      const at = ago(HOUR);
      await addAlert(server.query, cradle, { at: ago(25 * HOUR) });
      const older = await addAlert(server.query, cradle, { at: ago(2 * HOUR), type: 'crying' });
      const newer = await addAlert(server.query, cradle, { at });
      const alerts = (await parent.call('/api/alert_logs')).json<{ id: number }[]>();
      expect(alerts.map(({ id }) => id)).toEqual([newer, older]);
      expect(alerts[0]).toEqual({
        id: newer,
        agent_uuid: UUID,
        alert_type: 'high_temperature',
        message: '⚠️ 아기의 체온이 38.6°C로 높습니다!',
        alert_message: '⚠️ 아기의 체온이 38.6°C로 높습니다!',
        temperature: 38.6,
        face_detected: true,
        notification_sent: false,
        resolved: false,
        created_at: at.toISOString(),
        resolved_at: null,
      });
    });

    it('are at most fifty', async () => {
      for (let index = 0; index < 52; index += 1)
        await addAlert(server.query, cradle, { at: ago(index * MINUTE) });
      expect((await parent.call('/api/alert_logs')).json<unknown[]>()).toHaveLength(50);
    });

    it('keep the order within a second', async () => {
      const at = ago(HOUR).getTime();
      const first = await addAlert(server.query, cradle, { at: new Date(at) });
      const last = await addAlert(server.query, cradle, { at: new Date(at + 2) });
      const middle = await addAlert(server.query, cradle, { at: new Date(at + 1) });
      const alerts = (await parent.call('/api/alert_logs')).json<{ id: number }[]>();
      expect(alerts.map(({ id }) => id)).toEqual([last, middle, first]);
    });

    it('are nobody else’s, not even of who took the cradle over in the days of the earlier server', async () => {
      await addAlert(server.query, { ...cradle, ownerId: cradle.ownerId }, { at: ago(HOUR) });
      const [row] = await server.query("SELECT id FROM users WHERE username = 'stranger'");
      const taken = await addAlert(server.query, { ...cradle, ownerId: row?.id }, { at: ago(HOUR) });
      expect((await stranger.call('/api/alert_logs')).json()).toEqual([]);
      expect((await parent.call('/api/alert_logs')).json<unknown[]>()).toHaveLength(1);
      expect((await stranger.call(`/api/alert_detail/${taken}`)).status).toBe(404);
    });
  });

  it('in the history are those of 30 days, page after page', async () => {
    await addAlert(server.query, cradle, { at: ago(31 * 24 * HOUR) });
    const rows = Array.from({ length: 2_100 }, (_, index) => [
      ...[cradle.ownerId, cradle.agentId, 'crying', '😢 아기가 35초 동안 울고 있습니다!', null, null],
      // Pairs at one moment: no page may lose or repeat the second.
      ...[index % 3 === 0, ago(HOUR + Math.floor(index / 2) * 1_000)],
    ]);
    const columns =
      'user_id, agent_id, alert_type, alert_message, temperature, face_detected, resolved, created_at';
    await server.query(`INSERT INTO alert_logs (${columns}) VALUES ?`, [rows]);
    const alerts = (await parent.call(`/api/alert_history/${UUID}`)).json<
      { id: number; created_at: string }[]
    >();
    expect(alerts).toHaveLength(2_100);
    expect(new Set(alerts.map(({ id }) => id)).size).toBe(2_100);
    const times = alerts.map((alert) => alert.created_at);
    expect(times).toEqual(times.toSorted().reverse());
    expect(Object.keys(alerts[0] ?? {}).sort()).toEqual([
      ...['alert_message', 'alert_type', 'created_at', 'face_detected'],
      ...['id', 'resolved', 'resolved_at', 'temperature'],
    ]);
  });

  it('are resolved once: again changes nothing', async () => {
    const id = await addAlert(server.query, cradle, { at: ago(HOUR) });
    expect((await post(stranger, `/api/alert_logs/${id}/resolve`)).status).toBe(404);
    const first = await post(parent, `/api/alert_logs/${id}/resolve`);
    expect([first.status, first.json()]).toEqual([200, { success: true }]);
    const [before] = (await parent.call('/api/alert_logs')).json<{ resolved_at: string }[]>();
    expect((await post(parent, `/api/alert_logs/${id}/resolve`)).json()).toEqual({ success: true });
    const [after] = (await parent.call('/api/alert_logs')).json<{ resolved_at: string }[]>();
    expect(before).toMatchObject({ resolved: true });
    expect(after?.resolved_at).toBe(before?.resolved_at);
  });

  it.each(['0', '-1', 'x', '1.5', '1e3', '999999', '99999999999999999999', '%20'])(
    'with the id %s are not found',
    async (id) => {
      for (const path of [`/api/alert_detail/${id}`, `/api/alert_frame/${id}`]) {
        expect((await parent.call(path)).status).toBe(404);
      }
      expect((await post(parent, `/api/alert_logs/${id}/resolve`)).status).toBe(404);
    },
  );

  it('come with the whole minute and what was before it, also when two overlap', async () => {
    const at = ago(HOUR).getTime();
    const [first, second] = [
      await addAlert(server.query, cradle, { at: new Date(at) }),
      await addAlert(server.query, cradle, { at: new Date(at + 30_000), type: 'crying' }),
    ];
    const jpeg = await drawPicture();
    const seconds = Array.from({ length: 120 }, (_, index) => new Date(at + (index - 20) * 1_000));
    // Named for the second alert from its moment on, as the earlier server did: the first must not lose them.
    await addFrames(server.query, cradle, { jpeg, moments: seconds, alertId: second });
    await addReadings(
      server.query,
      cradle,
      seconds.map((moment) => ({ at: moment, temperature: 36.8 })),
    );
    const detail = async (id: number) =>
      (await parent.call(`/api/alert_detail/${id}`)).json<{
        alert: { id: number };
        sensor_data: { timestamp: string; temperature: number }[];
        video_frames: { id: number; timestamp: string }[];
        total_frames: number;
      }>();
    for (const [id, from] of [
      [first, at],
      [second, at + 30_000],
    ] as const) {
      const { alert, sensor_data, video_frames, total_frames } = await detail(id);
      expect(alert.id).toBe(id);
      expect([total_frames, video_frames.length, sensor_data.length]).toEqual([71, 71, 71]);
      expect(video_frames[0]?.timestamp).toBe(new Date(from - 10_000).toISOString());
      expect(video_frames.at(-1)?.timestamp).toBe(new Date(from + 60_000).toISOString());
      expect(sensor_data[0]).toEqual({
        timestamp: new Date(from - 10_000).toISOString(),
        temperature: 36.8,
        crying: null,
        direction: null,
      });
    }
  });

  it('show recorded pictures as the camera sent them, above 64 KB too, to their caregiver alone', async () => {
    const jpeg = withComment(await drawPicture(), 'a big one', 200_000);
    const [id] = await addFrames(server.query, cradle, { jpeg, moments: [ago(HOUR)] });
    const response = await fetch(`${server.base}/api/alert_frame/${id}`, {
      headers: { Cookie: parent.cookie() },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    expect(response.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
    expect(Buffer.from(await response.arrayBuffer()).equals(jpeg)).toBe(true);
    expect((await stranger.call(`/api/alert_frame/${id}`)).status).toBe(404);
    expect((await createClient(server.base).call(`/api/alert_frame/${id}`)).status).toBe(401);
  });

  it('that are open stand in the live stream until they are resolved, after a restart too', async () => {
    const at = ago(HOUR);
    const id = await addAlert(server.query, cradle, { at });
    await addAlert(server.query, cradle, { at: ago(2 * HOUR), resolved: true });
    await addAlert(server.query, cradle, { at: ago(25 * HOUR) });
    await server.stop();
    await server.start();
    const reader = await openEvents(parent, UUID);
    const { data } = await reader.events.find(() => true);
    expect(data.alerts).toEqual([
      {
        id,
        uid: null,
        episode: null,
        alert_type: 'high_temperature',
        message: '⚠️ 아기의 체온이 38.6°C로 높습니다!',
        temperature: 38.6,
        face_detected: true,
        details: {},
        created_at: at.getTime(),
        acknowledged_at: null,
        acknowledged_by: null,
        cleared_at: null,
      },
    ]);
    const cleared = reader.events.next((event) => event.data.alerts.length === 0, 1_000);
    await post(parent, `/api/alert_logs/${id}/resolve`);
    await cleared;
    reader.leave();
  });

  describe('settings', () => {
    const DEFAULTS = {
      max_temperature: 38,
      abnormal_position_timeout: 30,
      crying_duration_threshold: 30,
      push_notifications_enabled: true,
      email_notifications_enabled: false,
    };
    const path = `/api/alert_settings/${UUID}`;

    it('are the defaults until something was saved', async () => {
      expect((await parent.call(path)).json()).toEqual(DEFAULTS);
      expect(await server.query('SELECT id FROM alert_settings')).toEqual([]);
    });

    it('change in part, and the rest stays', async () => {
      const changed = await parent.call(path, { json: { max_temperature: 37.55 } });
      expect([changed.status, changed.json()]).toMatchObject([200, { success: true }]);
      await parent.call(path, { json: { crying_duration_threshold: 60, email_notifications_enabled: true } });
      expect((await parent.call(path)).json()).toEqual({
        ...DEFAULTS,
        max_temperature: 37.55,
        crying_duration_threshold: 60,
        email_notifications_enabled: true,
      });
      expect((await parent.call(path, { json: {} })).status).toBe(200);
      expect(await server.query('SELECT id FROM alert_settings')).toHaveLength(1);
    });

    it.each([
      { max_temperature: 29.9 },
      { max_temperature: 45.1 },
      { max_temperature: '38' },
      { max_temperature: null },
      { abnormal_position_timeout: 0 },
      { abnormal_position_timeout: 3601 },
      { abnormal_position_timeout: 1.5 },
      { crying_duration_threshold: 0 },
      { crying_duration_threshold: 3601 },
      { push_notifications_enabled: 1 },
      { email_notifications_enabled: 'true' },
      { max_temperature: 37, crying_duration_threshold: 0 },
    ])('refuse %j, and save nothing', async (json) => {
      const answer = await parent.call(path, { json });
      expect([answer.status, answer.json().code]).toEqual([400, 'validation_failed']);
      expect((await parent.call(path)).json()).toEqual(DEFAULTS);
    });

    it('make one row when two save for the first time at once', async () => {
      const saves = [
        { max_temperature: 37 },
        { abnormal_position_timeout: 45 },
        { crying_duration_threshold: 50 },
      ];
      await Promise.all(saves.map((json) => parent.call(path, { json })));
      expect(await server.query('SELECT id FROM alert_settings')).toHaveLength(1);
      expect((await parent.call(path)).json()).toMatchObject(Object.assign({}, ...saves));
    });

    it('of earlier installations out of range are read as what could be set', async () => {
      const columns =
        'user_id, agent_id, max_temperature, abnormal_position_timeout, crying_duration_threshold';
      await server.query(`INSERT INTO alert_settings (${columns}) VALUES ?`, [
        [[cradle.ownerId, cradle.agentId, 50, 0, null]],
      ]);
      expect((await parent.call(path)).json()).toEqual({
        ...DEFAULTS,
        max_temperature: 45,
        abnormal_position_timeout: 1,
      });
    });
  });
});
