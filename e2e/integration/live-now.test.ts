import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LiveSnapshot } from '@/lib/contracts/live';
import { FRAME_FRESH_FOR_MS, FRESH_FOR_MS } from '@/lib/cradle/freshness';
import { connectDevice, type Device } from '../client/device';
import {
  type Client,
  createCaregiver,
  createCaregiverOf,
  createClient,
  requireOk,
} from '../client/http-client';
import { drawPicture, frameMessage } from '../client/pictures';
import { settle } from '../client/settle';
import { type AppServer, startAppServer } from '../servers/app-server';
import { CONFIGURATIONS } from '../servers/surroundings';

const SIGNALS = ['temperature', 'crying', 'direction', 'frame'] as const;
type SignalName = (typeof SIGNALS)[number];

/** What a reader makes of a signal by the server's own clock, as our pages do. */
function freshnessOf(cradle: LiveSnapshot, name: SignalName): 'fresh' | 'stale' | 'unknown' {
  const { at, freshForMs } = cradle[name];
  if (at === null) return 'unknown';
  return cradle.serverTime < at + freshForMs ? 'fresh' : 'stale';
}

const freshnessOfAll = (cradle: LiveSnapshot) =>
  Object.fromEntries(SIGNALS.map((name) => [name, freshnessOf(cradle, name)]));

describe.each(CONFIGURATIONS)('all cradles of a caregiver at once, from the %s server', (configuration) => {
  let server: AppServer;
  let parent: Client;
  let stranger: Client;
  let number = 0;
  let devices: Device[];

  beforeAll(async () => {
    server = await startAppServer({ configuration });
    parent = await createCaregiver(server.base, 'parent');
    stranger = await createCaregiverOf(server.base, 'stranger', 'cradle-of-a-stranger');
  });
  afterAll(() => server?.dispose());
  beforeEach(() => {
    devices = [];
    return async () => {
      for (const device of devices) await device.leave();
      for (const { uuid } of await ask(parent))
        await requireOk(parent.call('/delete_cradle', { json: { uuid } }));
    };
  });

  async function ask(client: Client): Promise<LiveSnapshot[]> {
    return (await requireOk(client.call('/api/live'))).json<{ cradles: LiveSnapshot[] }>().cradles;
  }

  async function find(client: Client, uuid: string): Promise<LiveSnapshot> {
    const cradle = (await ask(client)).find((each) => each.uuid === uuid);
    if (cradle === undefined) throw new Error(`No cradle ${uuid}`);
    return cradle;
  }

  /** Two cradles of the parent's: the first publishes, of the second nothing was ever heard. */
  async function bringTwo() {
    number += 1;
    const [loud, silent] = [`cradle-${number}-loud`, `cradle-${number}-silent`] as const;
    for (const uuid of [loud, silent]) {
      await requireOk(parent.registerAgent(uuid));
      await requireOk(parent.claim(uuid));
    }
    return { loud, silent, device: await bringDevice(loud) };
  }

  async function bringDevice(uuid: string): Promise<Device> {
    const device = await connectDevice(server.mqttUrl, uuid);
    devices.push(device);
    return device;
  }

  async function publishAll(device: Device, temperature: number): Promise<void> {
    await device.send('temperature', { temperature });
    await device.send('crying', { status: 'Silent' });
    await device.send('direction', { direction: '정면 유지 중' });
    await device.send('frame', frameMessage(await drawPicture()));
  }

  const allAre = (freshness: string) => (cradle: LiveSnapshot) =>
    Object.values(freshnessOfAll(cradle)).every((each) => each === freshness);

  it('tells what each says, and never takes one that is silent for one that is fine', async () => {
    const { loud, silent, device } = await bringTwo();
    await publishAll(device, 36.5);
    const heard = await settle(() => find(parent, loud), allAre('fresh'));
    expect(heard).toMatchObject({
      temperature: { value: 36.5, freshForMs: FRESH_FOR_MS.temperature },
      crying: { value: 'Not Crying', freshForMs: FRESH_FOR_MS.crying },
      direction: { value: '정면 유지 중', freshForMs: FRESH_FOR_MS.direction },
      frame: { freshForMs: FRAME_FRESH_FOR_MS, frozen_since: null },
      ...{ name: null, in_use: true, alerts: [], motor: null, broker: 'up' },
    });
    const unheard = await find(parent, silent);
    expect(freshnessOfAll(unheard)).toEqual({
      ...{ temperature: 'unknown', crying: 'unknown', direction: 'unknown', frame: 'unknown' },
    });
    expect(unheard).toMatchObject({
      temperature: { value: null, at: null },
      crying: { value: null, at: null, since: null },
      direction: { value: null, at: null, since: null },
      frame: { at: null },
    });
  });

  it('goes by the clock of the server: a picture is stale after five seconds, a temperature is not', async () => {
    const { loud, silent, device } = await bringTwo();
    await publishAll(device, 36.5);
    await settle(() => find(parent, loud), allAre('fresh'));
    const later = await settle(
      () => find(parent, loud),
      (cradle) => freshnessOf(cradle, 'frame') === 'stale',
    );
    expect(later.serverTime - (later.frame.at ?? 0)).toBeGreaterThanOrEqual(FRAME_FRESH_FOR_MS);
    expect(Math.abs(later.serverTime - Date.now())).toBeLessThan(2_000);
    expect(freshnessOf(later, 'temperature')).toBe('fresh');
    expect(allAre('unknown')(await find(parent, silent))).toBe(true);
    await device.send('frame', frameMessage(await drawPicture()));
    await settle(
      () => find(parent, loud),
      (cradle) => freshnessOf(cradle, 'frame') === 'fresh',
    );
  });

  it('brings the open alerts of each cradle, and what its caregiver set', async () => {
    const { loud, silent, device } = await bringTwo();
    await requireOk(parent.call(`/api/cradle_name/${loud}`, { json: { name: 'Mina' } }));
    await requireOk(parent.call(`/api/alert_settings/${loud}`, { json: { max_temperature: 37 } }));
    await device.send('temperature', { temperature: 37.5 });
    const cradle = await settle(
      () => find(parent, loud),
      ({ alerts }) => alerts.length > 0,
    );
    expect(cradle).toMatchObject({ name: 'Mina', limits: { max_temperature: 37 } });
    expect(cradle.alerts).toMatchObject([
      { alert_type: 'high_temperature', temperature: 37.5, acknowledged_at: null, cleared_at: null },
    ]);
    expect(await find(parent, silent)).toMatchObject({ alerts: [], limits: { max_temperature: 38 } });
  });

  it('never tells of another caregiver’s cradle, nor of one that nobody has', async () => {
    const { loud, silent } = await bringTwo();
    await requireOk(parent.registerAgent('cradle-of-nobody'));
    for (const [index, uuid] of ['cradle-of-a-stranger', 'cradle-of-nobody'].entries())
      await publishAll(await bringDevice(uuid), 36.1 + index / 10);
    const theirs = await settle(() => find(stranger, 'cradle-of-a-stranger'), allAre('fresh'));
    expect(theirs.temperature.value).toBe(36.1);
    expect((await ask(stranger)).map(({ uuid }) => uuid)).toEqual(['cradle-of-a-stranger']);
    const { text } = await requireOk(parent.call('/api/live'));
    expect((await ask(parent)).map(({ uuid }) => uuid).sort()).toEqual([loud, silent]);
    expect(text).not.toMatch(/stranger|nobody|36\.[12]/);
  });

  it('tells no more of a cradle that its caregiver deleted', async () => {
    const { loud, silent } = await bringTwo();
    await requireOk(parent.call('/delete_cradle', { json: { uuid: loud } }));
    expect((await ask(parent)).map(({ uuid }) => uuid)).toEqual([silent]);
  });

  it('is nothing for a caregiver without a cradle, and for nobody a refusal in JSON', async () => {
    expect(await ask(await createCaregiver(server.base, 'newcomer'))).toEqual([]);
    const leaver = await createCaregiverOf(server.base, 'leaver', 'cradle-of-a-leaver');
    const copied = createClient(server.base, { Cookie: leaver.cookie() });
    await requireOk(leaver.call('/logout', { method: 'POST' }));
    for (const client of [createClient(server.base), copied]) {
      const refused = await client.call('/api/live');
      expect([refused.status, refused.headers.get('content-type')]).toEqual([401, 'application/json']);
      expect(refused.json()).toMatchObject({ success: false, code: 'unauthorized' });
      expect(refused.json()).not.toHaveProperty('cradles');
    }
  });
});
