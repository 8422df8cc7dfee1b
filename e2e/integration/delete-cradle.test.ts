import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectDevice, type Device } from '../client/device';
import { type Client, createCaregiver, requireOk } from '../client/http-client';
import { drawPicture, frameMessage } from '../client/pictures';
import { settle } from '../client/settle';
import { fetchFrame } from '../client/single-frame';
import { addAlert, addFrames, addReadings, findStoredCradle, type StoredNight } from '../client/stored-night';
import { openStream } from '../client/stream-viewer';
import { type AppServer, startAppServer } from '../servers/app-server';
import { CONFIGURATIONS } from '../servers/surroundings';

const TABLES = ['sensor_data', 'video_frames', 'alert_logs', 'alert_settings', 'cradle_state'];

describe.each(CONFIGURATIONS)('a cradle that is deleted at the %s server', (configuration) => {
  let server: AppServer;
  let parent: Client;
  let stranger: Client;
  let device: Device;
  let uuid: string;
  let cradle: StoredNight;
  let number = 0;

  beforeAll(async () => {
    server = await startAppServer({ configuration });
    parent = await createCaregiver(server.base, 'parent');
    stranger = await createCaregiver(server.base, 'stranger');
  });
  beforeEach(async () => {
    number += 1;
    uuid = `cradle-${number}`;
    await requireOk(parent.registerAgent(uuid));
    await requireOk(parent.claim(uuid));
    cradle = await findStoredCradle(server.query, uuid);
    device = await connectDevice(server.mqttUrl, uuid);
    return () => device.leave();
  });
  afterAll(() => server?.dispose());

  const remove = (client: Client, name = uuid) => client.call('/delete_cradle', { json: { uuid: name } });
  const rowsOf = async (agentId: number) => {
    const counts = await Promise.all(
      TABLES.map((table) => server.query(`SELECT COUNT(*) AS n FROM ${table} WHERE agent_id = ?`, [agentId])),
    );
    return counts.reduce((sum, [row]) => sum + Number(row?.n), 0);
  };

  async function fillNight(): Promise<void> {
    const at = new Date(Date.now() - 60_000);
    const alertId = await addAlert(server.query, cradle, { at });
    await addFrames(server.query, cradle, { jpeg: await drawPicture(), moments: [at], alertId });
    await addReadings(
      server.query,
      cradle,
      Array.from({ length: 100 }, () => ({ at, temperature: 36.8 })),
    );
    await requireOk(parent.call(`/api/alert_settings/${uuid}`, { json: { max_temperature: 37 } }));
    await device.send('temperature', { temperature: '36.9' });
    await settle(
      () => rowsOf(cradle.agentId),
      (rows) => rows >= 105,
    );
  }

  it('loses everything that was stored of it, and is free to be claimed by anybody', async () => {
    await fillNight();
    const answer = await remove(parent);
    expect([answer.status, answer.json()]).toEqual([
      200,
      { success: true, message: '요람이 삭제되었습니다.' },
    ]);
    expect(await rowsOf(cradle.agentId)).toBe(0);
    expect(await server.query('SELECT id FROM agents WHERE id = ?', [cradle.agentId])).toEqual([]);
    expect((await parent.call(`/api/agent_status/${uuid}`)).status).toBe(404);
    expect((await requireOk(stranger.claim(uuid))).status).toBe(200);
    expect((await stranger.call(`/api/agent_status/${uuid}`)).json()).toMatchObject({ temperature: null });
    expect((await stranger.call(`/api/alert_history/${uuid}`)).json()).toEqual([]);
    expect((await stranger.call(`/api/alert_settings/${uuid}`)).json()).toMatchObject({
      max_temperature: 38,
    });
    const range = 'start_date=2025-01-01&end_date=2100-01-01';
    expect((await stranger.call(`/api/sensor_data/${uuid}?${range}`)).json()).toEqual([]);
  });

  it('shows nothing of before to who claims it next, and works while frames and readings keep coming', async () => {
    const before = await drawPicture();
    await device.send('frame', frameMessage(before));
    await settle(
      () => fetchFrame(parent, uuid),
      ({ status }) => status === 200,
    );
    const watching = await openStream(parent, uuid);
    await watching.parts.find(({ isCard }) => !isCard);
    const flow = setInterval(() => {
      void device.send('temperature', { temperature: '36.7' });
      void device.send('direction', { direction: '정면 유지 중' });
    }, 10);
    const deletedAt = performance.now();
    await requireOk(remove(parent));
    await watching.parts.ended;
    expect(performance.now() - deletedAt).toBeLessThan(2_000);
    await requireOk(stranger.claim(uuid));
    expect((await fetchFrame(stranger, uuid)).status).toBe(204);
    await device.send('frame', frameMessage(before));
    const after = await settle(
      () => fetchFrame(stranger, uuid),
      ({ status }) => status === 200,
    );
    expect(after.body.equals(before)).toBe(true);
    clearInterval(flow);
    const { agentId } = await findStoredCradle(server.query, uuid);
    expect(agentId).not.toBe(cradle.agentId);
    await settle(
      () => rowsOf(agentId),
      (rows) => rows > 0,
    );
    await settle(
      () => rowsOf(cradle.agentId),
      (rows) => rows === 0,
    );
  });

  it('fails nobody who registers, claims and deletes it again and again', async () => {
    const statuses = new Set<number>();
    let isOver = false;
    const register = async () => {
      while (!isOver) statuses.add((await parent.registerAgent(uuid)).status);
    };
    const handOn = async () => {
      for (let round = 0; round < 30; round += 1) {
        statuses.add((await remove(parent)).status);
        statuses.add((await parent.claim(uuid)).status);
      }
      isOver = true;
    };
    await Promise.all([handOn(), register(), register()]);
    expect([...statuses]).toEqual([200]);
  });

  it('gives its place as the selected one to another of the caregiver’s', async () => {
    const other = `other-${number}`;
    await requireOk(parent.registerAgent(other));
    await requireOk(parent.claim(other));
    await requireOk(parent.call('/select_cradle', { json: { uuid } }));
    await requireOk(remove(parent));
    const [row] = await server.query(
      `SELECT agents.uuid FROM sessions JOIN agents ON agents.id = sessions.selected_agent_id
        JOIN users ON users.id = sessions.user_id WHERE users.username = 'parent'`,
    );
    expect(row?.uuid).toBeDefined();
    expect(row?.uuid).not.toBe(uuid);
    expect((await parent.call('/dashboard')).status).toBe(200);
  });

  it('is deleted to the end after a crash in the middle', async () => {
    await fillNight();
    // What a crash leaves: the cradle is released already, its rows are still there.
    await server.query(
      "UPDATE agents SET uuid = CONCAT('deleted/', id), user_id = NULL, deleted_at = NOW() WHERE id = ?",
      [cradle.agentId],
    );
    await server.kill();
    await server.start();
    await settle(
      () => rowsOf(cradle.agentId),
      (rows) => rows === 0,
    );
    const left = () => server.query("SELECT id FROM agents WHERE uuid LIKE 'deleted/%'");
    await settle(left, (rows) => rows.length === 0);
  });

  it.each([
    ['nobody-knows-it', 404, '등록되지 않은 요람입니다.'],
    ['', 400, 'UUID가 필요합니다.'],
    ['..', 404, '등록되지 않은 요람입니다.'],
  ])('named %j is refused', async (name, status, error) => {
    const answer = await remove(parent, name);
    expect([answer.status, answer.json().error]).toEqual([status, error]);
  });

  it('must be one’s own, and is so only once', async () => {
    expect((await remove(stranger)).status).toBe(404);
    expect((await parent.call(`/api/agent_status/${uuid}`)).status).toBe(200);
    const answers = await Promise.all([remove(parent), remove(parent), remove(parent)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404, 404]);
  });
});
