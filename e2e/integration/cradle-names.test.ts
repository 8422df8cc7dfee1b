import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDevice } from '../client/device';
import { openEvents } from '../client/event-reader';
import {
  type Answer,
  type Client,
  createCaregiver,
  createCaregiverOf,
  requireOk,
} from '../client/http-client';
import { type AppServer, startAppServer } from '../servers/app-server';
import { type PushService, startPushService } from '../servers/push-service';
import { CONFIGURATIONS } from '../servers/surroundings';

const UUID = 'cradle-a';
const NAME = '하준이 요람';

describe.each(CONFIGURATIONS)('the name of a cradle, at the %s server', (configuration) => {
  let service: PushService;
  let server: AppServer;
  let parent: Client;

  beforeAll(async () => {
    service = await startPushService();
    server = await startAppServer({ configuration, env: service.env });
    parent = await createCaregiverOf(server.base, 'parent', UUID);
  });
  afterAll(async () => {
    await server?.dispose();
    await service?.stop();
  });

  const give = (name: unknown, client = parent): Promise<Answer> =>
    client.call(`/api/cradle_name/${UUID}`, { json: { name } });
  const nameOf = async (client = parent) =>
    (await requireOk(client.call('/api/agents'))).json<{ name: string | null }[]>()[0]?.name;

  it('is none until its caregiver gives it one, and none again when that is taken away', async () => {
    expect(await nameOf()).toBeNull();
    expect((await give(`  ${NAME} `)).json()).toEqual({ success: true, name: NAME });
    expect(await nameOf()).toBe(NAME);
    expect((await give('  ')).json()).toEqual({ success: true, name: null });
    expect(await nameOf()).toBeNull();
  });

  it.each([['a'.repeat(41)], ['two\nlines'], [7], [null], [undefined]])('is not %j', async (name) => {
    await requireOk(give(NAME));
    const answer = await give(name);
    expect([answer.status, answer.json().code]).toEqual([400, 'validation_failed']);
    expect(await nameOf()).toBe(NAME);
  });

  it('is seen at once by who looks on, and outlives a restart', async () => {
    await requireOk(give(NAME));
    const viewer = await openEvents(parent, UUID);
    await viewer.events.find(({ data }) => data.name === NAME);
    await requireOk(give('Mina'));
    await viewer.events.find(({ data }) => data.name === 'Mina');
    viewer.leave();
    await server.stop();
    await server.start();
    expect(await nameOf()).toBe('Mina');
    expect((await parent.call('/dashboard')).status).toBe(200);
  });

  it('is what a notification calls the cradle', async () => {
    await requireOk(give(NAME));
    await requireOk(parent.call('/api/push_subscription', { json: service.subscribe('phone') }));
    const device = await connectDevice(server.mqttUrl, UUID);
    await device.send('temperature', { temperature: 39 });
    const { payload } = await service.attempts.find((message) => message.device === 'phone');
    expect(payload.body).toBe(`⚠️ 아기의 체온이 39.0°C로 높습니다!\n${NAME}`);
    await device.leave();
  });

  it('goes with its caregiver: who claims the cradle next does not see it', async () => {
    await requireOk(give(NAME));
    const next = await createCaregiver(server.base, 'next');
    expect((await give('theirs', next)).status).toBe(404);
    await requireOk(parent.call('/delete_cradle', { json: { uuid: UUID } }));
    expect((await give('gone')).status).toBe(404);
    await requireOk(next.claim(UUID));
    expect(await nameOf(next)).toBeNull();
    expect((await next.call('/cradles')).text).not.toContain(NAME);
  });
});
