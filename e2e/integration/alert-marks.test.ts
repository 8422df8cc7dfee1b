import { describe, expect, it } from 'vitest';
import { openEvents } from '../client/event-reader';
import { createCaregiver } from '../client/http-client';
import { settle } from '../client/settle';
import { addAlert, findStoredCradle } from '../client/stored-night';
import { CONFIGURATIONS } from '../servers/surroundings';
import { prepareAlarmHome } from './alarm-home';

const MINUTE = 60_000;

describe.each(CONFIGURATIONS)('what caregivers note of the alerts of the %s server', (configuration) => {
  const home = prepareAlarmHome(configuration);
  const { add } = home;

  const post = (id: number | undefined, said: string) =>
    home.parent.call(`/api/alert_logs/${id}/${said}`, { method: 'POST' });
  const rowOf = async (id: number | undefined) =>
    (await home.server.query('SELECT * FROM alert_logs WHERE id = ?', [id]))[0];

  it('a resolve that is taken back leaves the episode going on, in view, and ringing nothing', async () => {
    const cradle = await add('slip');
    await cradle.device.send('temperature', { temperature: 38.6 });
    const [alert] = await cradle.raised('high_temperature');
    await post(alert?.id, 'resolve');
    const reader = await openEvents(home.parent, cradle.uuid);
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
    const status = async () => (await home.parent.call(`/api/agent_status/${cradle.uuid}`)).json();
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
    const reader = await openEvents(home.parent, cradle.uuid);
    await reader.events.find(({ data }) => data.alerts.length === 2);
    reader.leave();
  });

  it('is not taken back after five minutes', async () => {
    const { agentId, ownerId } = await findStoredCradle(home.server.query, (await add('late')).uuid);
    const at = new Date(Date.now() - 10 * MINUTE);
    const id = await addAlert(home.server.query, { agentId, ownerId }, { at, resolved: true });
    await home.server.query('UPDATE alert_logs SET resolved_at = ? WHERE id = ?', [
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
    const stored = await findStoredCradle(home.server.query, (await add('seen')).uuid);
    const id = await addAlert(home.server.query, stored, { at: new Date() });
    expect(await rowOf(id)).toMatchObject({ seen_at: null });
    await post(id, 'seen');
    const seen = await rowOf(id);
    expect(seen).toMatchObject({ seen_at: expect.any(Date) });
    await post(id, 'seen');
    expect(await rowOf(id)).toEqual(seen);
  });

  it('all that were on a list are seen at once, and none that came later, or is another’s', async () => {
    const stranger = await createCaregiver(home.server.base, 'stranger');
    await stranger.registerAgent('of-a-stranger');
    await stranger.claim('of-a-stranger');
    const [mine, theirs] = [
      await findStoredCradle(home.server.query, (await add('listed')).uuid),
      await findStoredCradle(home.server.query, 'of-a-stranger'),
    ];
    const until = new Date(Date.now() - MINUTE);
    const ids = [
      await addAlert(home.server.query, mine, { at: until }),
      await addAlert(home.server.query, mine, { at: new Date(until.getTime() + 1) }),
      await addAlert(home.server.query, theirs, { at: until }),
    ];
    const seen = await home.parent.call('/api/alert_logs/seen', { json: { until: until.toISOString() } });
    expect(seen.json()).toEqual({ success: true });
    const rows = await Promise.all(ids.map(rowOf));
    expect(rows.map((row) => row?.seen_at !== null)).toEqual([true, false, false]);
    for (const json of [{}, { until: 'yesterday' }, { until: 5 }])
      expect((await home.parent.call('/api/alert_logs/seen', { json })).status).toBe(400);
  });
});
