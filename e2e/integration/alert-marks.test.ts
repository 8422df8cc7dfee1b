import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AlarmCradle, addAlarmCradle } from '../client/alarm-cradle';
import { openEvents } from '../client/event-reader';
import { type Client, createCaregiver } from '../client/http-client';
import { settle } from '../client/settle';
import { addAlert, findStoredCradle } from '../client/stored-night';
import { type AppServer, startAppServer } from '../servers/app-server';
import { CONFIGURATIONS } from '../servers/surroundings';

const MINUTE = 60_000;

describe.each(CONFIGURATIONS)('what caregivers note of the alerts of the %s server', (configuration) => {
  let server: AppServer;
  let parent: Client;
  const cradles: AlarmCradle[] = [];

  beforeAll(async () => {
    server = await startAppServer({ configuration });
    parent = await createCaregiver(server.base, 'parent');
  });
  afterAll(async () => {
    for (const { device } of cradles) await device.leave();
    await server?.dispose();
  });

  async function add(uuid: string): Promise<AlarmCradle> {
    const cradle = await addAlarmCradle({ client: parent, mqttUrl: server.mqttUrl }, uuid);
    cradles.push(cradle);
    return cradle;
  }
  const post = (id: number | undefined, said: string) =>
    parent.call(`/api/alert_logs/${id}/${said}`, { method: 'POST' });
  const rowOf = async (id: number | undefined) =>
    (await server.query('SELECT * FROM alert_logs WHERE id = ?', [id]))[0];

  it('a resolve that is taken back leaves the episode going on, in view, and ringing nothing', async () => {
    const cradle = await add('slip');
    await cradle.device.send('temperature', { temperature: 38.6 });
    const [alert] = await cradle.raised('high_temperature');
    await post(alert?.id, 'resolve');
    const reader = await openEvents(parent, cradle.uuid);
    await reader.events.find(({ data }) => data.alerts.length === 0);
    for (let again = 0; again < 2; again += 1)
      expect((await post(alert?.id, 'reopen')).json()).toEqual({ success: true });
    const { data } = await reader.events.find(({ data }) => data.alerts.length > 0);
    expect(data.alerts[0]).toMatchObject({ id: alert?.id, acknowledged_at: null });
    reader.leave();
    // By way of the spool: what was written before it comes first.
    await settle(
      () => rowOf(alert?.id),
      (row) => row?.resolved === 0 && row.resolved_at === null,
    );
    await cradle.device.send('temperature', { temperature: 39 });
    const status = async () => (await parent.call(`/api/agent_status/${cradle.uuid}`)).json();
    await settle(status, ({ temperature }) => temperature === 39);
    expect(await cradle.list()).toHaveLength(1);
  });

  it('an alert that was raised since stands beside the one that is open again', async () => {
    const cradle = await add('raised-since');
    await cradle.device.send('temperature', { temperature: 38.6 });
    const [first] = await cradle.raised('high_temperature');
    await post(first?.id, 'resolve');
    await cradle.device.send('temperature', { temperature: 38.8 });
    await cradle.raised('high_temperature', 2);
    expect((await post(first?.id, 'reopen')).status).toBe(200);
    const reader = await openEvents(parent, cradle.uuid);
    await reader.events.find(({ data }) => data.alerts.length === 2);
    reader.leave();
  });

  it('is not taken back after five minutes', async () => {
    const { agentId, ownerId } = await findStoredCradle(server.query, (await add('late')).uuid);
    const at = new Date(Date.now() - 10 * MINUTE);
    const id = await addAlert(server.query, { agentId, ownerId }, { at, resolved: true });
    await server.query('UPDATE alert_logs SET resolved_at = ? WHERE id = ?', [
      new Date(Date.now() - 6 * MINUTE),
      id,
    ]);
    const answer = await post(id, 'reopen');
    expect([answer.status, answer.json()]).toEqual([
      409,
      expect.objectContaining({ code: 'reopen_too_late' }),
    ]);
    expect(await rowOf(id)).toMatchObject({ resolved: 1 });
  });

  it('was seen the first time that it was looked at', async () => {
    const stored = await findStoredCradle(server.query, (await add('seen')).uuid);
    const id = await addAlert(server.query, stored, { at: new Date() });
    expect(await rowOf(id)).toMatchObject({ seen_at: null });
    await post(id, 'seen');
    const seen = await rowOf(id);
    expect(seen).toMatchObject({ seen_at: expect.any(Date) });
    await post(id, 'seen');
    expect(await rowOf(id)).toEqual(seen);
  });

  it('all that were on a list are seen at once, and none that came later, or is another’s', async () => {
    const stranger = await createCaregiver(server.base, 'stranger');
    await stranger.registerAgent('of-a-stranger');
    await stranger.claim('of-a-stranger');
    const [mine, theirs] = [
      await findStoredCradle(server.query, (await add('listed')).uuid),
      await findStoredCradle(server.query, 'of-a-stranger'),
    ];
    const until = new Date(Date.now() - MINUTE);
    const ids = [
      await addAlert(server.query, mine, { at: until }),
      await addAlert(server.query, mine, { at: new Date(until.getTime() + 1) }),
      await addAlert(server.query, theirs, { at: until }),
    ];
    const seen = await parent.call('/api/alert_logs/seen', { json: { until: until.toISOString() } });
    expect(seen.json()).toEqual({ success: true });
    const rows = await Promise.all(ids.map(rowOf));
    expect(rows.map((row) => row?.seen_at !== null)).toEqual([true, false, false]);
    for (const json of [{}, { until: 'yesterday' }, { until: 5 }])
      expect((await parent.call('/api/alert_logs/seen', { json })).status).toBe(400);
  });
});
