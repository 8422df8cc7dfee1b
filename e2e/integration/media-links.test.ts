import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../access/ask';
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
import { fetchFrame } from '../client/single-frame';
import { addFrames, findStoredCradle } from '../client/stored-night';
import { openStreamAt } from '../client/stream-viewer';
import { type AppServer, startAppServer } from '../servers/app-server';
import { CONFIGURATIONS } from '../servers/surroundings';

const UUID = 'cradle-요람 1';
const OTHER = 'cradle-other';
const HOUR = 3_600_000;
const encoded = encodeURIComponent(UUID);

describe.each(CONFIGURATIONS)('media links of the %s server', (configuration) => {
  let server: AppServer;
  let parent: Client;
  let stranger: Client;
  let device: Device;
  let jpeg: Buffer;
  let frameId: number;

  beforeAll(async () => {
    [server, jpeg] = await Promise.all([startAppServer({ configuration }), drawPicture()]);
    parent = await createCaregiverOf(server.base, 'parent', UUID);
    stranger = await createCaregiver(server.base, 'stranger');
    await requireOk(parent.registerAgent(OTHER));
    await requireOk(parent.claim(OTHER));
    device = await connectDevice(server.mqttUrl, UUID);
    await device.send('frame', frameMessage(jpeg));
    await settle(
      () => fetchFrame(parent, UUID),
      ({ status }) => status === 200,
    );
    const cradle = await findStoredCradle(server.query, UUID);
    const moments = [new Date(Date.now() - HOUR)];
    [frameId = 0] = await addFrames(server.query, cradle, { jpeg, moments });
  });
  afterAll(async () => {
    await device?.leave();
    await server?.dispose();
  });

  const paths = () => [`/stream/${encoded}`, `/api/frame/${encoded}`, `/api/alert_frame/${frameId}`];
  const linkTo = async (path: string, client = parent): Promise<string> =>
    (await requireOk(client.call('/api/media_links', { json: { path } }))).json<{ url: string }>().url;
  /** Without a cookie. */
  const statusOf = async (path: string) =>
    (await ask(server.base, { method: 'GET', path, cookie: '' })).status;
  const signatureOf = (url: string) => url.slice(url.indexOf('?'));

  it('open stream, picture and recorded picture without a cookie, with HEAD too', async () => {
    for (const path of paths()) {
      const url = await linkTo(path);
      expect(url.startsWith(`${path}?link=`)).toBe(true);
      const { status, body } = await ask(server.base, { method: 'GET', path: url, cookie: '' });
      expect([path, status, body.includes(jpeg.toString('latin1'))]).toEqual([path, 200, true]);
      expect((await ask(server.base, { method: 'HEAD', path: url, cookie: '' })).status).toBe(200);
      expect(await statusOf(path)).toBe(401);
    }
  });

  it('say when they end, a quarter of an hour from now', async () => {
    const answer = await parent.call('/api/media_links', { json: { path: `/stream/${encoded}` } });
    const { expires_at } = answer.json<{ expires_at: string }>();
    expect(expires_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const minutes = (Date.parse(expires_at) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(14);
    expect(minutes).toBeLessThanOrEqual(15);
  });

  it('open nothing but what they were made for', async () => {
    const made = paths();
    for (const path of made) {
      const signature = signatureOf(await linkTo(path));
      const others = [
        ...made.filter((other) => other !== path),
        ...[`/stream/${OTHER}`, `/api/frame/${OTHER}`, `/api/alert_frame/${frameId + 1}`],
        ...[`/api/live/${encoded}`, `/api/agent_status/${encoded}`, '/api/agents', '/api/alert_logs'],
      ];
      for (const other of others) expect([other, await statusOf(other + signature)]).toEqual([other, 401]);
      const moved = await ask(server.base, {
        method: 'POST',
        path: `/control_motor/${encoded}${signature}`,
        cookie: '',
        json: { action: 'start' },
      });
      expect(moved.status).toBe(401);
    }
  });

  it('with anything changed in them open nothing', async () => {
    const url = await linkTo(`/stream/${encoded}`);
    const [path = '', link = ''] = url.split('?link=');
    const [expiry = '', session = '', signature = ''] = link.split('.');
    const changed = [
      `${Number(expiry) + 60_000}.${session}.${signature}`,
      `${expiry}.${session.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))}.${signature}`,
      `${expiry}.${session}.${signature.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'))}`,
      `${expiry}.${session}.`,
      ...[session, '', '%00', 'x'.repeat(4_000)],
    ];
    for (const text of changed) expect([text, await statusOf(`${path}?link=${text}`)]).toEqual([text, 401]);
    expect(await statusOf(url)).toBe(200);
  });

  it('are made for who is signed in, and for their own alone; another’s is as unknown as what is not there', async () => {
    const make = (path: string, client: Client) => client.call('/api/media_links', { json: { path } });
    const unknown = ['/stream/no-such-cradle', '/api/frame/no-such-cradle', '/api/alert_frame/987654321'];
    for (const [index, path] of paths().entries()) {
      expect((await make(path, createClient(server.base))).status).toBe(401);
      const [others, none] = [await make(path, stranger), await make(unknown[index] ?? '', stranger)];
      expect([path, others.status, others.text]).toEqual([path, 404, none.text]);
    }
  });

  it.each([
    ...['', 'stream/x', '/', '/stream', '/stream/', '/login', '/api/agents', '/api/live/cradle-other'],
    ...['//evil.example/stream/cradle-other', 'https://evil.example/stream/cradle-other', '/\\evil.example'],
    ...['/stream/%zz', '/stream/a/b', '/stream/cradle-other/../../api/agents', '\u0000'],
  ])('are not made for %j', async (path) => {
    const answer = await parent.call('/api/media_links', { json: { path } });
    expect(answer.status).toBe(400);
    expect(answer.json()).toMatchObject({ success: false, code: expect.stringMatching(/invalid|failed/) });
  });

  it('end with the session that made them, and end what they opened within a second', async () => {
    const leaving = createClient(server.base);
    await requireOk(leaving.signIn('parent', 'a long enough password'));
    const [url, staying] = [await linkTo(`/stream/${encoded}`, leaving), await linkTo(`/stream/${encoded}`)];
    const [stream, other] = [await openStreamAt(server.base, url), await openStreamAt(server.base, staying)];
    await Promise.all([stream.parts.find(() => true), other.parts.find(() => true)]);
    const signedOutAt = performance.now();
    await requireOk(leaving.call('/logout', { method: 'POST' }));
    await stream.parts.ended;
    expect(performance.now() - signedOutAt).toBeLessThan(1_000);
    expect(await statusOf(url)).toBe(401);
    expect([other.isClosed(), await statusOf(staying)]).toEqual([false, 200]);
    other.leave();
  });

  it('end with the cradle, also when it is claimed again', async () => {
    const uuid = 'cradle-leaving';
    await requireOk(parent.registerAgent(uuid));
    await requireOk(parent.claim(uuid));
    const url = await linkTo(`/stream/${uuid}`);
    const stream = await openStreamAt(server.base, url);
    await stream.parts.find(() => true);
    await requireOk(parent.call('/delete_cradle', { json: { uuid } }));
    await stream.parts.ended;
    expect(await statusOf(url)).toBe(404);
    await requireOk(stranger.claim(uuid));
    expect(await statusOf(url)).toBe(404);
  });

  it('live on over a restart', async () => {
    const url = await linkTo(`/api/alert_frame/${frameId}`);
    await server.stop();
    await server.start();
    expect(await statusOf(url)).toBe(200);
  });
});
