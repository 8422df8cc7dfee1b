import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDevice, type Device } from '../client/device';
import { openEvents } from '../client/event-reader';
import {
  type Client,
  createCaregiver,
  createCaregiverOf,
  createClient,
  requireOk,
} from '../client/http-client';
import { drawPicture, frameMessage } from '../client/pictures';
import { openStream } from '../client/stream-viewer';
import { type AppServer, startAppServer } from '../servers/app-server';
import { CONFIGURATIONS } from '../servers/surroundings';

const UUID = 'cradle-a';

describe.each(CONFIGURATIONS)('who has a cradle, at the %s server', (configuration) => {
  let server: AppServer;
  let owner: Client;
  let stranger: Client;
  let device: Device;

  beforeAll(async () => {
    server = await startAppServer({ configuration });
    owner = await createCaregiverOf(server.base, 'owner', UUID);
    stranger = await createCaregiver(server.base, 'stranger');
    device = await connectDevice(server.mqttUrl, UUID);
    await device.send('frame', frameMessage(await drawPicture()));
  });
  afterAll(async () => {
    await device?.leave();
    await server?.dispose();
  });

  const statusOf = async (client: Client, call: string) => (await client.call(`${call}/${UUID}`)).status;

  it('is never taken over by another claim', async () => {
    const answer = await stranger.claim(UUID);
    expect(answer.status).toBe(409);
    expect(answer.json()).toMatchObject({ success: false, code: 'cradle_claimed' });
    expect(await statusOf(owner, '/api/agent_status')).toBe(200);
    expect(await statusOf(stranger, '/api/agent_status')).toBe(404);
    expect((await stranger.call('/api/agents')).json()).toEqual([]);
  });

  it('goes to one alone when several claim at once', async () => {
    await requireOk(owner.registerAgent('cradle-contested'));
    const claims = [owner, stranger, owner, stranger].map((client) => client.claim('cradle-contested'));
    const statuses = (await Promise.all(claims)).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([200, 200, 409, 409]);
    const lists = await Promise.all([owner, stranger].map((client) => client.call('/api/agents')));
    expect(lists.filter(({ text }) => text.includes('cradle-contested'))).toHaveLength(1);
  });

  it('may be claimed again by its owner, who loses nothing by it', async () => {
    await device.send('temperature', { temperature: '36.7' });
    const again = await requireOk(owner.claim(UUID));
    expect(again.json()).toMatchObject({
      success: true,
      message: '요람이 등록되었습니다.',
      agent: { id: expect.any(Number), uuid: UUID, ip: '192.168.0.7' },
    });
    expect(await statusOf(owner, '/api/frame')).toBe(200);
  });

  it.each([
    ['/register_cradle', { cradle_uuid: 'never-registered' }, 404, '등록되지 않은 UUID입니다.'],
    ['/register_cradle', { cradle_uuid: 'a/b' }, 404, '등록되지 않은 UUID입니다.'],
    ['/register_cradle', {}, 400, '요람 UUID를 입력해주세요.'],
    ['/register_cradle', { cradle_uuid: '' }, 400, '요람 UUID를 입력해주세요.'],
    ['/register_cradle', { cradle_uuid: '  ' }, 400, '요람 UUID를 입력해주세요.'],
    ['/select_cradle', { uuid: 'never-registered' }, 404, '등록되지 않은 요람입니다.'],
    ['/select_cradle', { uuid: '' }, 400, 'UUID가 필요합니다.'],
    ['/select_cradle', {}, 400, 'UUID가 필요합니다.'],
  ])('%s with %j is refused', async (path, json, status, error) => {
    const answer = await owner.call(path, { json });
    expect([answer.status, answer.json().error]).toEqual([status, error]);
  });

  it('may be selected by its owner', async () => {
    const answer = await owner.call('/select_cradle', { json: { uuid: UUID } });
    expect(answer.json()).toEqual({ success: true, message: '요람이 선택되었습니다.' });
  });

  it('tells a device that it is known, keeps its new address and its owner', async () => {
    const answer = await createClient(server.base).registerAgent(UUID, '10.0.0.9');
    expect(answer.json()).toEqual({ status: 'success', message: '에이전트 IP 업데이트 성공' });
    const agents = (await owner.call('/api/agents')).json<{ uuid: string; ip: string }[]>();
    expect(agents.find(({ uuid }) => uuid === UUID)).toMatchObject({ ip: '10.0.0.9' });
  });

  it.each([[{ ip: '10.0.0.9' }], [{ uuid: 'x' }], [{}], [{ uuid: '', ip: '' }], [{ uuid: null, ip: null }]])(
    'tells a device that sends %j what is missing, in the shape that it reads',
    async (json) => {
      const answer = await createClient(server.base).call('/register_agent', { json });
      expect(answer.status).toBe(400);
      expect(answer.json()).toEqual({
        status: 'error',
        message: 'UUID 또는 IP 주소가 제공되지 않았습니다.',
        error: 'UUID 또는 IP 주소가 제공되지 않았습니다.',
        code: expect.any(String),
      });
    },
  );

  it('ends picture and events within a second when the viewer signs out, and those of nobody else', async () => {
    const leaving = await createCaregiver(server.base, 'leaving');
    await requireOk(leaving.registerAgent('cradle-leaving'));
    await requireOk(leaving.claim('cradle-leaving'));
    const [stream, events, other] = await Promise.all([
      openStream(leaving, 'cradle-leaving'),
      openEvents(leaving, 'cradle-leaving'),
      openStream(owner, UUID),
    ]);
    await Promise.all([stream.parts.find(() => true), events.events.find(() => true)]);
    const signedOutAt = performance.now();
    await requireOk(leaving.call('/logout', { method: 'POST' }));
    await Promise.all([stream.parts.ended, events.events.ended]);
    expect(performance.now() - signedOutAt).toBeLessThan(1_000);
    expect(other.isClosed()).toBe(false);
    other.leave();
  });

  it.each(['100%', 'a%41b', '%%', '100%25'])('may be named %s: a name is unescaped once', async (name) => {
    await requireOk(owner.registerAgent(name));
    await requireOk(owner.claim(name));
    const status = await owner.call(`/api/agent_status/${encodeURIComponent(name)}`);
    expect([status.status, status.json().agent_uuid]).toEqual([200, name]);
    expect((await owner.call(`/check_username/${encodeURIComponent(name)}`)).json()).toEqual({
      exists: false,
    });
  });
});
