import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, createCaregiverOf, createClient, requireOk } from '../client/http-client';
import { openRaw } from '../client/raw-request';
import { openStreamAt } from '../client/stream-viewer';
import { type AppServer, startAppServer } from '../servers/app-server';

const UUID = 'cradle-a';
const PHONE = '10.5.0.1';

/** Today's app shows the stream in a WebView that sends no cookie (CONTRACT §1). */
describe('the stream without a cookie', () => {
  let server: AppServer;
  let parent: Client;

  const start = async (env: Record<string, string>): Promise<void> => {
    // A trusted proxy lets one machine call from many addresses.
    server = await startAppServer({ configuration: 'embedded', env: { TRUST_PROXY: '1', ...env } });
    parent = await createCaregiverOf(server.base, 'parent', UUID);
    await requireOk(parent.registerAgent('cradle-b'));
    await requireOk(parent.claim('cradle-b'));
  };
  const askStatus = (client = parent, uuid = UUID) =>
    client.call(`/api/agent_status/${uuid}`, { headers: { 'X-Forwarded-For': PHONE } });
  /** Without a cookie; left as soon as the status is there. */
  const statusOf = async (path: string, address = PHONE): Promise<number | undefined> => {
    const { request, response } = await openRaw(server.base, {
      path,
      headers: { 'X-Forwarded-For': address },
    });
    request.destroy();
    return response.statusCode;
  };

  describe('with LEGACY_APP_STREAM=1', () => {
    beforeAll(() => start({ LEGACY_APP_STREAM: '1' }));
    afterAll(() => server?.dispose());

    it('is opened by the status that the app asks for, to the same address alone', async () => {
      expect(await statusOf(`/stream/${UUID}`)).toBe(401);
      await requireOk(askStatus());
      expect(await statusOf(`/stream/${UUID}`)).toBe(200);
      expect(await statusOf(`/stream/${UUID}`, '10.5.0.2')).toBe(401);
    });

    it('is no way to another cradle, or to anything but the stream', async () => {
      await requireOk(askStatus());
      expect(await statusOf('/stream/cradle-b')).toBe(401);
      for (const call of ['/api/frame', '/api/live', '/api/agent_status', '/get_sensor_data']) {
        expect([call, await statusOf(`${call}/${UUID}`)]).toEqual([call, 401]);
      }
    });

    it('is not opened by who may not ask for the status', async () => {
      expect((await askStatus(createClient(server.base), 'cradle-b')).status).toBe(401);
      expect(await statusOf('/stream/cradle-b')).toBe(401);
    });

    it('ends within a second when the app signs out, and is not opened again', async () => {
      const app = createClient(server.base);
      await requireOk(app.signIn('parent', 'a long enough password'));
      await requireOk(askStatus(app));
      const viewer = await openStreamAt(server.base, `/stream/${UUID}`, {
        headers: { 'X-Forwarded-For': PHONE },
      });
      await viewer.parts.find(() => true);
      const signedOutAt = performance.now();
      await requireOk(app.call('/logout', { method: 'POST' }));
      await viewer.parts.ended;
      expect(performance.now() - signedOutAt).toBeLessThan(1_000);
      expect(await statusOf(`/stream/${UUID}`)).toBe(401);
    });
  });

  describe('by default', () => {
    beforeAll(() => start({}));
    afterAll(() => server?.dispose());

    it('is open to nobody, whatever was asked for', async () => {
      await requireOk(askStatus());
      expect(await statusOf(`/stream/${UUID}`)).toBe(401);
    });
  });
});
