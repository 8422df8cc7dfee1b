import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALLS } from '@/lib/contracts/calls';
import { ask } from '../access/ask';
import { CALL_ROWS } from '../access/call-rows';
import { addressOf } from '../access/cells';
import { type CaregiverName, type Household, type Named, NO_ROW, plantHouseholds } from '../access/household';
import { type Client, createClient, PASSWORD, requireOk } from '../client/http-client';
import { openStreamAt } from '../client/stream-viewer';
import { type AppServer, startAppServer } from '../servers/app-server';
import { CONFIGURATIONS } from '../servers/surroundings';

const OTHER = 'cradle-other';
const calls = CALLS.filter(({ mediaLink }) => mediaLink !== undefined);
/** Each path that a link can be made for, with what of the household stands in it. */
const pathsOf = (named: Named): string[] =>
  calls.map(({ path, name }) => addressOf({ path, row: CALL_ROWS[name] }, named));

describe.each(CONFIGURATIONS)('media links of the %s server', (configuration) => {
  let server: AppServer;
  let households: Record<CaregiverName, Household>;
  let parent: Client;
  let stranger: Client;
  let paths: string[];
  let stream: string;

  beforeAll(async () => {
    server = await startAppServer({ configuration });
    households = await plantHouseholds(server);
    [parent, stranger] = [households.owner.client, households.stranger.client];
    paths = pathsOf(households.owner.named);
    stream = `/stream/${households.owner.named.uuid}`;
    await requireOk(parent.registerAgent(OTHER));
    await requireOk(parent.claim(OTHER));
  });
  afterAll(async () => {
    await Promise.all([households?.owner.device.leave(), households?.stranger.device.leave()]);
    await server?.dispose();
  });

  const linkTo = async (path: string, client = parent): Promise<string> =>
    (await requireOk(client.call('/api/media_links', { json: { path } }))).json<{ url: string }>().url;
  const signatureOf = (url: string) => new URL(url, server.base).searchParams.get('link') ?? '';
  const withLink = (path: string, link: string) => `${path}${path.includes('?') ? '&' : '?'}link=${link}`;
  /** Without a cookie. */
  const statusOf = async (path: string, method = 'GET') =>
    (await ask(server.base, { method, path, cookie: '' })).status;

  it('open whatever plays or shows pictures without a cookie, with HEAD too', async () => {
    expect(calls.map(({ name }) => name)).toEqual(expect.arrayContaining(['stream', 'frame', 'alertFrame']));
    for (const path of paths) {
      const url = await linkTo(path);
      expect(url).toBe(withLink(path, signatureOf(url)));
      const statuses = [await statusOf(url), await statusOf(url, 'HEAD'), await statusOf(path)];
      expect([path, ...statuses]).toEqual([path, 200, 200, 401]);
    }
  });

  it('say when they end, a quarter of an hour from now', async () => {
    const answer = await parent.call('/api/media_links', { json: { path: stream } });
    const { expires_at } = answer.json<{ expires_at: string }>();
    expect(expires_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const minutes = (Date.parse(expires_at) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(14);
    expect(minutes).toBeLessThanOrEqual(15);
  });

  it('open nothing but what they were made for', async () => {
    const { uuid } = households.owner.named;
    const more = [
      ...pathsOf({ ...households.owner.named, uuid: OTHER, alertId: NO_ROW, frameId: NO_ROW }),
      ...pathsOf(households.stranger.named),
      ...[`/api/live/${uuid}`, `/api/agent_status/${uuid}`, '/api/agents', '/api/alert_logs'],
    ];
    for (const path of paths) {
      const link = signatureOf(await linkTo(path));
      for (const other of [...paths.filter((one) => one !== path), ...more])
        expect([other, await statusOf(withLink(other, link))]).toEqual([other, 401]);
      expect(await statusOf(withLink(`/control_motor/${uuid}`, link), 'POST')).toBe(401);
    }
  });

  it('with anything changed in them open nothing', async () => {
    const url = await linkTo(stream);
    const [expiry = '', session = '', signature = ''] = signatureOf(url).split('.');
    const changed = [
      `${Number(expiry) + 60_000}.${session}.${signature}`,
      `${expiry}.${session.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))}.${signature}`,
      `${expiry}.${session}.${signature.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'))}`,
      `${expiry}.${session}.`,
      ...[session, '', '%00', 'x'.repeat(4_000)],
    ];
    for (const text of changed) expect([text, await statusOf(withLink(stream, text))]).toEqual([text, 401]);
    expect(await statusOf(url)).toBe(200);
  });

  it('are made for who is signed in, and for their own alone; another’s is as unknown as what is not there', async () => {
    const make = (path: string, client: Client) => client.call('/api/media_links', { json: { path } });
    const unknown = pathsOf({ ...households.owner.named, uuid: 'no-such-cradle', frameId: NO_ROW });
    for (const [index, path] of paths.entries()) {
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
    await requireOk(leaving.signIn(households.owner.named.username, PASSWORD));
    const [url, staying] = [await linkTo(stream, leaving), await linkTo(stream)];
    const [viewer, other] = [await openStreamAt(server.base, url), await openStreamAt(server.base, staying)];
    await Promise.all([viewer.parts.find(() => true), other.parts.find(() => true)]);
    const signedOutAt = performance.now();
    await requireOk(leaving.call('/logout', { method: 'POST' }));
    await viewer.parts.ended;
    expect(performance.now() - signedOutAt).toBeLessThan(1_000);
    expect(await statusOf(url)).toBe(401);
    expect([other.isClosed(), await statusOf(staying)]).toEqual([false, 200]);
    other.leave();
  });

  it('end with the cradle, also when it is claimed again', async () => {
    const uuid = '떠나는 요람';
    await requireOk(parent.registerAgent(uuid));
    await requireOk(parent.claim(uuid));
    const url = await linkTo(`/stream/${encodeURIComponent(uuid)}`);
    const viewer = await openStreamAt(server.base, url);
    await viewer.parts.find(() => true);
    await requireOk(parent.call('/delete_cradle', { json: { uuid } }));
    await viewer.parts.ended;
    expect(await statusOf(url)).toBe(404);
    await requireOk(stranger.claim(uuid));
    expect(await statusOf(url)).toBe(404);
  });

  it('live on over a restart', async () => {
    const url = await linkTo(`/api/alert_frame/${households.owner.named.frameId}`);
    await server.stop();
    await server.start();
    expect(await statusOf(url)).toBe(200);
  });
});
