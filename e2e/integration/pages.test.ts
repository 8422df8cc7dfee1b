import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, createCaregiverOf, createClient } from '../client/http-client';
import { type AppServer, startAppServer } from '../servers/app-server';
import { CONFIGURATIONS } from '../servers/surroundings';

const PAGES = ['/', '/login', '/register', '/no-such-page'];
const PARENTS_PAGES = ['/dashboard', '/history', '/alerts', '/alert_settings', '/register_cradle'];

describe.each(CONFIGURATIONS)('pages of the %s server', (configuration) => {
  let server: AppServer;
  let parent: Client;

  beforeAll(async () => {
    server = await startAppServer({ configuration });
    parent = await createCaregiverOf(server.base, 'parent', 'cradle-a');
  });
  afterAll(() => server?.dispose());

  const nobody = () => createClient(server.base);

  it.each([...PAGES, ...PARENTS_PAGES])('%s carries the headers that protect it', async (path) => {
    const { headers } = await (PARENTS_PAGES.includes(path) ? parent : nobody()).call(path);
    expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it.each([...PAGES, ...PARENTS_PAGES])(
    '%s has a nonce on every script, another one each time',
    async (path) => {
      const client = path === '/' || !PARENTS_PAGES.includes(path) ? nobody() : parent;
      const nonces: (string | undefined)[] = [];
      for (let visit = 0; visit < 2; visit += 1) {
        const { headers, text } = await client.call(path);
        const nonce = /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1];
        const scripts = text.match(/<script[^>]*>/g) ?? [];
        expect(nonce).toBeDefined();
        expect(scripts.length).toBeGreaterThan(0);
        for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
        nonces.push(nonce);
      }
      expect(nonces[0]).not.toBe(nonces[1]);
    },
  );

  it.each(['/api/health', '/api/agents', '/stream/cradle-a', '/no-such-page'])(
    '%s does not say what it is made with',
    async (path) => {
      expect((await nobody().call(path)).headers.get('x-powered-by')).toBeNull();
    },
  );

  it.each(PARENTS_PAGES)('%s sends who is not signed in to /login', async (path) => {
    const answer = await nobody().call(path);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/login']);
    expect((await parent.call(path)).status).toBe(200);
  });

  it('/ welcomes strangers and sends parents to their dashboard', async () => {
    expect((await nobody().call('/')).status).toBe(200);
    const answer = await parent.call('/');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/dashboard']);
  });

  it.each(['/wire/login', '/wire/register', '/wire/register_cradle', '/wire/x'])(
    '%s is no address of ours',
    async (path) => {
      expect((await parent.call(path)).status).toBe(404);
      expect((await parent.call(path, { json: { username: 'parent', password: 'x' } })).status).toBe(404);
    },
  );

  it('has no page where there is none, and says so in the shape of the API below /api', async () => {
    const page = await nobody().call('/no-such-page');
    expect([page.status, page.headers.get('content-type')]).toEqual([
      404,
      expect.stringMatching(/^text\/html/),
    ]);
    const call = await nobody().call('/api/no_such_call');
    expect([call.status, call.json().code]).toEqual([404, 'not_found']);
  });

  it('are Korean unless their reader chose English', async () => {
    expect((await nobody().call('/login')).text).toContain('<html lang="ko"');
    const english = createClient(server.base, { Cookie: 'locale=en' });
    expect((await english.call('/login')).text).toContain('<html lang="en"');
  });
});
