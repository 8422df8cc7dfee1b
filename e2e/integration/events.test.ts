import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDevice, type Device } from '../client/device';
import { openEvents } from '../client/event-reader';
import { type Client, createCaregiverOf } from '../client/http-client';
import { type AppServer, startAppServer } from '../servers/app-server';
import { CONFIGURATIONS } from '../servers/surroundings';

const UUID = 'cradle-a';

describe.each(CONFIGURATIONS)('events of the %s server', (configuration) => {
  let server: AppServer;
  let parent: Client;
  let device: Device;

  beforeAll(async () => {
    server = await startAppServer({ configuration });
    parent = await createCaregiverOf(server.base, 'parent', UUID);
    device = await connectDevice(server.mqttUrl, UUID);
  });
  afterAll(async () => {
    await device?.leave();
    await server?.dispose();
  });

  it('begin with all that is known, at once', async () => {
    const reader = await openEvents(parent, UUID);
    expect(reader.headers['content-type']).toBe('text/event-stream');
    const { name, data } = await reader.events.find(() => true, 1_000);
    expect(name).toBe('snapshot');
    expect(data).toMatchObject({
      uuid: UUID,
      temperature: { value: null, at: null, freshForMs: 60_000 },
      crying: { value: null, freshForMs: 15_000 },
      direction: { value: null, freshForMs: 10_000 },
      frame: { at: null, freshForMs: 5_000 },
      motor: null,
      broker: 'up',
    });
    expect(Math.abs(data.serverTime - Date.now())).toBeLessThan(1_000);
    reader.leave();
  });

  it('tell each change within half a second', async () => {
    const reader = await openEvents(parent, UUID);
    await reader.events.find(() => true);
    const delays: number[] = [];
    for (const temperature of ['36.1', '36.2', '36.3', '36.4', '36.5']) {
      const told = reader.events.next(({ data }) => data.temperature.value === Number(temperature));
      const sentAt = performance.now();
      await device.send('temperature', { temperature });
      delays.push((await told).at - sentAt);
    }
    expect(Math.max(...delays)).toBeLessThan(500);
    reader.leave();
  });

  it('speak up within 5 s when nothing happens, with the clock of the server', async () => {
    const reader = await openEvents(parent, UUID);
    const first = await reader.events.find(() => true);
    const second = await reader.events.next(() => true, 6_000);
    expect(second.at - first.at).toBeLessThanOrEqual(5_500);
    expect(second.data.serverTime).toBeGreaterThan(first.data.serverTime);
    reader.leave();
  });

  it('tell what was asked of the motor, and by whom', async () => {
    const reader = await openEvents(parent, UUID);
    const told = reader.events.find(({ data }) => data.motor !== null);
    await parent.call(`/control_motor/${UUID}`, { json: { action: 'start' } });
    expect((await told).data.motor).toMatchObject({ action: 'start', by: 'parent' });
    reader.leave();
  });

  it('end when their reader signs out', async () => {
    const reader = await openEvents(parent, UUID);
    await reader.events.find(() => true);
    const signedOutAt = performance.now();
    await parent.call('/logout', { method: 'POST' });
    await reader.events.ended;
    expect(performance.now() - signedOutAt).toBeLessThan(1_000);
    expect((await openEvents(parent, UUID)).status).toBe(401);
  });
});
