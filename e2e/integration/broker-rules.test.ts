import type { MqttClient } from 'mqtt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDevice, type Device } from '../client/device';
import { type Client, createCaregiverOf } from '../client/http-client';
import { settle } from '../client/settle';
import { type AppServer, startAppServer } from '../servers/app-server';

interface Ready {
  broker: { refused: { publish: number; subscription: number } };
}

/** An outside broker has rules of its own; these are those of the one that the server brings. */
describe('the rules of the embedded broker', () => {
  let server: AppServer;
  let parent: Client;
  let device: Device;

  beforeAll(async () => {
    server = await startAppServer({ configuration: 'embedded' });
    parent = await createCaregiverOf(server.base, 'parent', 'cradle-a');
    device = await connectDevice(server.mqttUrl, 'cradle-a');
  });
  afterAll(async () => {
    await device?.leave();
    await server?.dispose();
  });

  const refused = async () => (await parent.call('/api/ready')).json<Ready>().broker.refused;
  const isHeard = async (temperature: string): Promise<void> => {
    await device.send('temperature', { temperature });
    await settle(
      async () => (await parent.call('/api/agent_status/cradle-a')).json(),
      (status) => status.temperature === Number(temperature),
    );
  };

  it.each([
    '#',
    'cradle/#',
    'cradle/+/servo',
    'cradle/+/frame',
    'cradle/cradle-a/frame',
    'cradle/cradle-a/temperature',
    '$SYS/#',
  ])('refuse a subscription to %s with 0x80 and keep the connection', async (filter) => {
    const before = await refused();
    expect(await subscribe(device.client, filter)).toEqual([128]);
    expect((await refused()).subscription).toBe(before.subscription + 1);
    expect(device.client.connected).toBe(true);
  });

  it('allow one cradle to hear its own commands', async () => {
    expect(await subscribe(device.client, 'cradle/cradle-b/servo')).toEqual([0]);
  });

  it.each(['cradle/cradle-a/servo', 'cradle/cradle-b/servo', 'anything', '$SYS/x', 'cradle/a/b/frame'])(
    'drop and count a publish to %s and keep the connection',
    async (topic) => {
      const before = await refused();
      const heard = device.commands.all.length;
      await device.client.publishAsync(topic, '{"action":"start"}');
      await settle(refused, ({ publish }) => publish === before.publish + 1);
      await isHeard(`36.${(before.publish % 9) + 1}`);
      expect(device.client.connected).toBe(true);
      expect(device.commands.all).toHaveLength(heard);
    },
  );

  it('let the server alone move a motor', async () => {
    const command = device.commands.next();
    await parent.call('/control_motor/cradle-a', { json: { action: 'start' } });
    expect(await command).toBe('{"action":"start"}');
  });
});

/** The SUBACK codes; mqtt.js reports a refusal as an error that carries the packet. */
function subscribe(client: MqttClient, filter: string): Promise<number[]> {
  return new Promise((resolve, reject) => {
    client.subscribe(filter, { qos: 0 }, (error, _granted, packet) => {
      const codes = packet && 'granted' in packet ? packet.granted : undefined;
      if (Array.isArray(codes)) resolve(codes.map(Number));
      else reject(error ?? new Error('no SUBACK'));
    });
  });
}
