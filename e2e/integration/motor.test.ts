import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSimulatedCradle, type SimulatedCradle } from '@/scripts/simulator/simulated-cradle';
import { connectDevice } from '../client/device';
import { type Client, createCaregiverOf } from '../client/http-client';
import { settle } from '../client/settle';
import { type AppServer, startAppServer } from '../servers/app-server';
import { startMariadbTcp } from '../servers/mariadb-tcp';
import { type MosquittoServer, startMosquitto } from '../servers/mosquitto';
import { CONFIGURATIONS } from '../servers/surroundings';

const UUID = 'cradle-a';

describe.each(CONFIGURATIONS)('the motor through the %s server', (configuration) => {
  let server: AppServer;
  let parent: Client;
  let cradle: SimulatedCradle;

  beforeAll(async () => {
    server = await startAppServer({ configuration });
    parent = await createCaregiverOf(server.base, 'parent', UUID);
    cradle = createSimulatedCradle({
      uuid: UUID,
      scene: 'silent',
      fps: 1,
      mqttUrl: server.mqttUrl,
      baseUrl: null,
    });
    await cradle.start();
  });
  afterAll(async () => {
    await cradle?.stop();
    await server?.dispose();
  });

  const press = (body: unknown) => parent.call(`/control_motor/${UUID}`, { json: body });

  it.each(['start', 'stop'] as const)(
    'does what %s says, in exactly the words of the device',
    async (action) => {
      const listener = await connectDevice(server.mqttUrl, UUID);
      const heard = cradle.nextCommand();
      const answer = await press({ action });
      expect([answer.status, answer.json()]).toEqual([200, { success: true }]);
      expect(await heard).toMatchObject({ action });
      expect(await listener.commands.find(() => true)).toBe(`{"action":"${action}"}`);
      await listener.leave();
    },
  );

  it.each([[{ action: 'dance' }], [{}], [{ action: null }], [{ action: 1 }], [{ action: ['start'] }]])(
    'refuses %j and moves nothing',
    async (body) => {
      const before = cradle.commands.length;
      const answer = await press(body);
      expect(answer.status).toBe(400);
      expect(answer.json()).toMatchObject({ success: false, error: '잘못된 액션입니다.' });
      expect(cradle.commands).toHaveLength(before);
    },
  );
});

describe('the motor while the outside broker is away', () => {
  let server: AppServer;
  let broker: MosquittoServer;
  let stopDatabase: () => Promise<void>;

  beforeAll(async () => {
    broker = await startMosquitto();
    const mariadb = await startMariadbTcp();
    stopDatabase = () => mariadb.stop();
    const given = { mqttPort: broker.port, database: mariadb };
    server = await startAppServer({ configuration: 'outside', given });
  });
  afterAll(async () => {
    await server?.dispose();
    await Promise.all([broker?.stop(), stopDatabase?.()]);
  });

  it('is refused, and the command is not delivered later', async () => {
    const parent = await createCaregiverOf(server.base, 'parent', UUID);
    const press = (action: string) => parent.call(`/control_motor/${UUID}`, { json: { action } });
    await broker.kill();
    await settle(
      () => parent.call('/api/ready'),
      ({ status }) => status === 503,
    );
    const refused = await press('start');
    expect(refused.status).toBe(500);
    expect(refused.json()).toMatchObject({ success: false, error: 'MQTT 메시지 전송 실패' });
    broker = await startMosquitto({ port: broker.port });
    const device = await connectDevice(server.mqttUrl, UUID);
    await server.untilReady();
    expect((await press('stop')).status).toBe(200);
    // The command that worked comes alone: the other one would have come before it.
    await device.commands.find(() => true);
    expect(device.commands.all).toEqual(['{"action":"stop"}']);
    await device.leave();
  });
});
