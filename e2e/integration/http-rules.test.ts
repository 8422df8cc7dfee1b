import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, createCaregiverOf, createClient, PASSWORD } from '../client/http-client';
import { callRaw } from '../client/raw-request';
import { type AppServer, startAppServer } from '../servers/app-server';
import { CONFIGURATIONS } from '../servers/surroundings';

const JSON_TYPE = { 'Content-Type': 'application/json' };
const FORM_TYPE = { 'Content-Type': 'application/x-www-form-urlencoded' };

describe.each(CONFIGURATIONS)('the rules of every answer of the %s server', (configuration) => {
  let server: AppServer;
  let parent: Client;

  beforeAll(async () => {
    server = await startAppServer({ configuration });
    parent = await createCaregiverOf(server.base, 'parent', 'cradle-a');
  });
  afterAll(() => server?.dispose());

  it('say an error in one shape, in Korean', async () => {
    const answer = await createClient(server.base).call('/api/agents');
    const text = '로그인이 필요합니다.';
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer.json()).toEqual({ success: false, code: 'unauthorized', message: text, error: text });
  });

  it.each([
    ['en', 'Please sign in.'],
    ['en-US,en;q=0.9,ko;q=0.1', 'Please sign in.'],
    ['ko-KR,ko;q=0.9,en;q=0.8', '로그인이 필요합니다.'],
    ['en;q=0.3, ko;q=0.4', '로그인이 필요합니다.'],
    ['fr', '로그인이 필요합니다.'],
    ['*', '로그인이 필요합니다.'],
  ])('answer Accept-Language %s with "%s"', async (language, text) => {
    const answer = await createClient(server.base).call('/api/agents', {
      headers: { 'Accept-Language': language },
    });
    expect(answer.json()).toMatchObject({ message: text, error: text });
  });

  it.each([
    ['ko', '3자 이상 80자 이하로 입력해 주세요.'],
    ['en', 'This must have 3 to 80 characters.'],
  ])('name the fields that do not fit, in the language %s', async (language, message) => {
    const answer = await parent.call('/register', {
      json: { username: 'ab', password: PASSWORD },
      headers: { 'Accept-Language': language },
    });
    expect(answer.json()).toMatchObject({
      code: 'validation_failed',
      issues: [{ path: 'username', message }],
    });
  });

  it.each([
    ['PUT', '/login', 'GET, HEAD, POST'],
    ['DELETE', '/api/agents', 'GET, HEAD'],
    ['POST', '/api/agents', 'GET, HEAD'],
    ['GET', '/register_agent', 'POST'],
    ['GET', '/control_motor/cradle-a', 'POST'],
    ['PATCH', '/stream/cradle-a', 'GET, HEAD'],
    ['POST', '/dashboard', 'GET, HEAD'],
    ['PUT', '/no/such/page', 'GET, HEAD'],
  ])('refuse %s %s and say what is allowed', async (method, path, allow) => {
    const answer = await parent.call(path, { method });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow]);
    const head = path === '/register_agent' ? { status: 'error' } : { success: false };
    expect(answer.json()).toMatchObject({ ...head, code: 'method_not_allowed' });
  });

  it.each([
    ['text/plain', '{"username":"parent"}'],
    ['application/xml', '<a/>'],
    ['application/jsonp', '{}'],
    ['', '{}'],
  ])('refuse a body of type "%s"', async (type, body) => {
    const bytes = new TextEncoder().encode(body);
    const answer = await parent.call('/login', { body: bytes, headers: { 'Content-Type': type } });
    expect(answer.status).toBe(415);
  });

  it('refuse a form where only JSON is spoken', async () => {
    const answer = await parent.call('/select_cradle', { body: 'uuid=cradle-a', headers: FORM_TYPE });
    expect(answer.status).toBe(415);
  });

  it.each([
    ['/login', 70_000],
    ['/login', 3_000_000],
    ['/control_motor/cradle-a', 70_000],
    ['/register_agent', 70_000],
  ])('refuse a body on %s of %d bytes', async (path, bytes) => {
    const answer = await parent.call(path, { json: { username: 'x'.repeat(bytes) } });
    expect([answer.status, answer.json().code]).toEqual([413, 'body_too_large']);
  });

  it.each(['', '{', 'null', '[]', '"text"', '{"username":"parent",}', '\u0000'])(
    'refuse %j where JSON is due',
    async (body) => {
      const answer = await parent.call('/login', { method: 'POST', body, headers: JSON_TYPE });
      expect([answer.status, answer.json().code]).toEqual([400, 'invalid_json']);
    },
  );

  it('refuse bytes that are no UTF-8', async () => {
    const body = new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]);
    expect((await parent.call('/login', { body, headers: JSON_TYPE })).status).toBe(400);
  });

  it.each([
    ['/login', { username: 1, password: 2 }],
    ['/login', { username: {}, password: [] }],
    ['/login', { username: 'parent', password: PASSWORD, remember: 'yes' }],
    ['/register', { username: true, password: false }],
    ['/register_agent', { uuid: 5, ip: 6 }],
    ['/register_agent', { uuid: 'a/b', ip: '10.0.0.1' }],
    ['/register_agent', { uuid: 'x'.repeat(256), ip: '10.0.0.1' }],
    ['/register_agent', { uuid: 'x', ip: 'y'.repeat(300) }],
    ['/register_cradle', { cradle_uuid: 5 }],
    ['/select_cradle', { uuid: { a: 1 } }],
    ['/control_motor/cradle-a', { action: { a: 1 } }],
  ])('answer 400 to %s with wrong types %j', async (path, json) => {
    const answer = await parent.call(path, { json });
    expect([answer.status, answer.json().error]).toEqual([400, expect.any(String)]);
  });

  it.each([
    '/check_username/%00',
    '/check_username/a%00b',
    '/stream/%',
    '/stream/%zz',
    '/%c3%28',
    '/login%00',
  ])('answer 400 to the path %s', async (path) => {
    const { status, text } = await callRaw(server.base, { path, headers: { Cookie: parent.cookie() } });
    expect([status, JSON.parse(text).code]).toEqual([400, 'bad_request']);
  });

  it('read a slash at the end of a known path as none', async () => {
    expect((await parent.call('/api/agents/')).status).toBe(200);
    expect((await parent.call('/api/agent_status/cradle-a/')).status).toBe(200);
  });

  it.each([
    [{ Origin: 'https://evil.example' }, 403],
    [{ Origin: 'null' }, 403],
    [{ 'Sec-Fetch-Site': 'cross-site' }, 403],
    [{ 'Sec-Fetch-Site': 'cross-site', Origin: 'OWN' }, 403],
    [{ 'Sec-Fetch-Site': 'same-origin', Origin: 'OWN' }, 200],
    [{ 'Sec-Fetch-Site': 'none' }, 200],
    [{}, 200],
  ])('with headers %j answer a change with %d', async (given, status) => {
    const headers = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, value === 'OWN' ? server.base : value]),
    );
    const answer = await parent.call('/select_cradle', { json: { uuid: 'cradle-a' }, headers });
    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.json()).toMatchObject({ success: false, code: 'origin_forbidden' });
  });

  it('answer a plain form with the page that comes next', async () => {
    const submit = (path: string, fields: Record<string, string>, client = createClient(server.base)) =>
      client.call(path, { body: new URLSearchParams(fields), headers: FORM_TYPE });
    const account = { username: 'former', password: PASSWORD };
    const client = createClient(server.base);
    const steps = [
      await submit('/register', account, client),
      await submit('/login', { ...account, remember: 'on' }, client),
    ];
    expect(steps.map(({ status, headers }) => [status, headers.get('location')])).toEqual([
      [303, '/login'],
      [303, '/dashboard'],
    ]);
    await client.registerAgent('cradle-form');
    const claimed = await submit('/register_cradle', { cradle_uuid: 'cradle-form' }, client);
    expect([claimed.status, claimed.headers.get('location')]).toEqual([303, '/dashboard']);
    const failed = await submit('/login', { ...account, password: 'wrong password' });
    expect(failed.status).toBe(303);
    expect(failed.headers.get('location')).toMatch(/^\/login/);
    expect(failed.headers.getSetCookie()).toEqual([]);
  });

  it('take a form of several parts as well', async () => {
    const body = new FormData();
    body.set('username', 'parent');
    body.set('password', PASSWORD);
    const answer = await createClient(server.base).call('/login', { body });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/dashboard']);
  });
});
