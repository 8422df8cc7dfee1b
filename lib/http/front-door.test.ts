import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createFrontDoor } from './front-door';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

/** What stands behind the door saw. */
interface Passed {
  url: string;
  headers: IncomingHttpHeaders;
}

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** Null when the door answered. */
  passed: Passed | null;
}

type Env = Parameters<typeof createFrontDoor>[0];
const ENV: Env = {
  production: true,
  publicUrl: null,
  trustProxy: false,
  corsOrigins: [],
  storeState: () => 'up',
};

async function open(env: Partial<Env> = {}, behind = 200, type = 'text/plain') {
  const door = createFrontDoor({ ...ENV, ...env });
  let passed: Passed | null = null;
  const server = createServer((request, response) => {
    passed = null;
    if (door(request, response)) return;
    passed = { url: request.url ?? '', headers: request.headers };
    response.statusCode = behind;
    response.setHeader('Content-Type', type);
    response.end('behind');
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return async (method: string, path: string, headers: Record<string, string> = {}): Promise<Answer> => {
    const sent = httpRequest({ host: '127.0.0.1', port, method, path, headers, agent: false });
    sent.end();
    const [response] = await once(sent, 'response');
    let text = '';
    for await (const chunk of response) text += chunk;
    return { status: response.statusCode, headers: response.headers, text, passed };
  };
}

const codeOf = ({ text }: Answer) => (JSON.parse(text) as { code: string }).code;

describe('the door lets through', () => {
  it.each([
    ['GET', '/', '/'],
    ['GET', '/login', '/login'],
    ['GET', '/login?error=x', '/login?error=x'],
    ['HEAD', '/dashboard', '/dashboard'],
    ['GET', '/dashboard/', '/dashboard'],
    ['GET', '/api/agents/?x=1', '/api/agents?x=1'],
    ['GET', '/stream/%EC%9A%94%EB%9E%8C', '/stream/%EC%9A%94%EB%9E%8C'],
    ['POST', '/login', '/wire/login'],
    ['POST', '/login/', '/wire/login'],
    ['POST', '/register?x=1', '/wire/register?x=1'],
    ['POST', '/register_cradle', '/wire/register_cradle'],
    ['POST', '/logout', '/logout'],
    ['GET', '/_next/static/chunk.js', '/_next/static/chunk.js'],
    ['GET', '/no/such/page', '/no/such/page'],
  ])('%s %s as %s', async (method, path, url) => {
    const ask = await open();
    expect((await ask(method, path)).passed?.url).toBe(url);
  });
});

describe('the door refuses', () => {
  it.each([
    ['GET', '/%', 400, 'bad_request'],
    ['GET', '/stream/%E0%A4%A', 400, 'bad_request'],
    ['GET', '/stream/a%00b', 400, 'bad_request'],
    ['GET', '//evil.example/x', 400, 'bad_request'],
    ['GET', 'http://evil.example/x', 400, 'bad_request'],
    ['OPTIONS', '*', 400, 'bad_request'],
    ['GET', '/\\evil.example', 400, 'bad_request'],
    ['GET', '/api\\agents', 400, 'bad_request'],
    ['GET', '/wire/login', 404, 'not_found'],
    ['POST', '/wire/login', 404, 'not_found'],
    ['GET', '/api', 404, 'not_found'],
    ['GET', '/api/no_such_call', 404, 'not_found'],
    ['POST', '/api/agents/1/2/3', 404, 'not_found'],
    ['PUT', '/login', 405, 'method_not_allowed'],
    ['DELETE', '/api/agents', 405, 'method_not_allowed'],
    ['POST', '/no/such/page', 405, 'method_not_allowed'],
  ])('%s %s with %i', async (method, path, status, code) => {
    const ask = await open();
    const answer = await ask(method, path);
    expect([answer.status, codeOf(answer), answer.passed]).toEqual([status, code, null]);
    expect(answer.headers['content-type']).toBe('application/json');
  });

  it.each([
    ['PUT', '/login', 'GET, HEAD, POST'],
    ['DELETE', '/control_motor/abc', 'POST'],
    ['POST', '/stream/abc', 'GET, HEAD'],
    ['POST', '/_next/static/x.js', 'GET, HEAD'],
    ['OPTIONS', '/register_agent', 'POST'],
  ])('%s %s, saying what is allowed', async (method, path, allow) => {
    const ask = await open();
    const answer = await ask(method, path);
    expect([answer.status, answer.headers.allow]).toEqual([405, allow]);
  });

  it('a device in the shape that it reads', async () => {
    const ask = await open();
    const refused = await ask('POST', '/register_agent', { Origin: 'https://evil.example' });
    expect(JSON.parse(refused.text)).toMatchObject({ status: 'error', code: 'origin_forbidden' });
    expect(JSON.parse((await ask('PUT', '/register_agent')).text)).toMatchObject({ status: 'error' });
  });

  it('in the language of the reader, and with no body to HEAD', async () => {
    const ask = await open();
    expect(JSON.parse((await ask('GET', '/api/x')).text).message).toBe('찾을 수 없습니다.');
    const english = await ask('GET', '/api/x', { 'Accept-Language': 'en' });
    expect(JSON.parse(english.text)).toMatchObject({
      success: false,
      message: 'Not found.',
      error: 'Not found.',
    });
    const head = await ask('HEAD', '/api/x');
    expect([head.status, head.text]).toEqual([404, '']);
  });

  it.each([
    ['a foreign origin', { Origin: 'https://evil.example' }],
    ['a request from another site', { 'Sec-Fetch-Site': 'cross-site' }],
  ])('%s that would change something, and lets it read', async (_, headers) => {
    const ask = await open();
    const answer = await ask('POST', '/logout', headers);
    expect([answer.status, codeOf(answer)]).toEqual([403, 'origin_forbidden']);
    expect((await ask('GET', '/login', headers)).passed).not.toBeNull();
  });
});

describe('origins', () => {
  it('of our own host, of PUBLIC_URL and of CORS_ORIGINS may change things', async () => {
    const ask = await open({ publicUrl: 'https://cradle.example', corsOrigins: ['https://friend.example'] });
    for (const Origin of ['http://cradle.local:3000', 'https://cradle.example', 'https://friend.example']) {
      expect((await ask('POST', '/logout', { Host: 'cradle.local:3000', Origin })).status).toBe(200);
    }
  });

  it('are compared with the forwarded host only when a proxy is trusted', async () => {
    const headers = { Origin: 'https://evil.example', 'X-Forwarded-Host': 'evil.example' };
    expect((await (await open())('POST', '/logout', headers)).status).toBe(403);
    expect((await (await open({ trustProxy: true }))('POST', '/logout', headers)).status).toBe(200);
  });
});

describe('who is asking', () => {
  const forged = { 'X-Smart-Cradle-Address': '6.6.6.6', 'X-Smart-Cradle-Secure': '1' };
  const forwarded = { 'X-Forwarded-For': '6.6.6.6, 10.0.0.9', 'X-Forwarded-Proto': 'https' };
  const facts = (answer: Answer) => [
    answer.passed?.headers['x-smart-cradle-address'],
    answer.passed?.headers['x-smart-cradle-secure'],
  ];

  it('is told by the connection, whatever a client claims', async () => {
    const ask = await open();
    expect(facts(await ask('GET', '/login', { ...forged, ...forwarded }))).toEqual(['127.0.0.1', '0']);
  });

  it('is told by the proxy when it is trusted: the entry that it wrote itself', async () => {
    const ask = await open({ trustProxy: true });
    expect(facts(await ask('GET', '/login', { ...forged, ...forwarded }))).toEqual(['10.0.0.9', '1']);
    expect(facts(await ask('GET', '/login', forged))).toEqual(['127.0.0.1', '0']);
    expect(facts(await ask('GET', '/login', { 'X-Forwarded-For': '', 'X-Forwarded-Proto': 'http' }))).toEqual(
      ['127.0.0.1', '0'],
    );
  });
});

describe('headers', () => {
  it('give each page a policy with a nonce of its own, the same for page and Next', async () => {
    const ask = await open();
    const answers = [
      await ask('GET', '/login'),
      await ask('GET', '/login'),
      await ask('GET', '/no/such/page'),
    ];
    const policies = answers.map(({ headers }) => String(headers['content-security-policy']));
    expect(new Set(policies).size).toBe(3);
    for (const [index, policy] of policies.entries()) {
      expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/]{22}==' 'strict-dynamic';/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/(script-src|style-src) [^;]*unsafe/);
      expect(answers[index]?.passed?.headers['content-security-policy']).toBe(policy);
    }
  });

  it('let WebAssembly run on the pages that read QR codes, and nowhere else', async () => {
    const ask = await open();
    const policyOf = async (path: string) => (await ask('GET', path)).headers['content-security-policy'];
    for (const path of ['/register_cradle', '/start', '/start/'])
      expect(await policyOf(path)).toContain("'strict-dynamic' 'wasm-unsafe-eval';");
    for (const path of ['/login', '/dashboard', '/start/else'])
      expect(await policyOf(path)).not.toContain('wasm');
  });

  it('take no policy from a client', async () => {
    const ask = await open();
    const { passed } = await ask('GET', '/login', { 'Content-Security-Policy': "script-src 'nonce-mine'" });
    expect(passed?.headers['content-security-policy']).not.toContain('mine');
  });

  it('come with every answer', async () => {
    const ask = await open();
    for (const path of ['/login', '/api/agents', '/api/no_such_call']) {
      const { headers } = await ask('GET', path);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
      });
      expect(headers['x-powered-by']).toBeUndefined();
    }
  });

  it('hold browsers to HTTPS where they speak it, and nowhere else', async () => {
    const forwarded = { 'X-Forwarded-Proto': 'https' };
    const hold = async (env: Partial<Env>, headers = {}) =>
      (await (await open(env))('GET', '/login', headers)).headers['strict-transport-security'];
    expect(await hold({})).toBeUndefined();
    expect(await hold({}, forwarded)).toBeUndefined();
    expect(await hold({ trustProxy: true })).toBeUndefined();
    expect(await hold({ trustProxy: true }, { 'X-Forwarded-Proto': 'http' })).toBeUndefined();
    expect(await hold({ trustProxy: true }, forwarded)).toBe('max-age=2592000');
  });

  it('say 303 where Next would say 307', async () => {
    expect((await (await open({}, 307))('GET', '/dashboard')).status).toBe(303);
    expect((await (await open({}, 308))('GET', '/dashboard')).status).toBe(308);
  });
});

describe('a page of another origin', () => {
  const ORIGIN = 'https://app.example';
  const PREFLIGHT = { Origin: ORIGIN, 'Access-Control-Request-Method': 'POST' };

  it('may read answers, with cookies, when it is listed in CORS_ORIGINS', async () => {
    const ask = await open({ corsOrigins: [ORIGIN] });
    const { headers, passed } = await ask('POST', '/select_cradle', { Origin: ORIGIN });
    expect(passed).not.toBeNull();
    expect(headers['access-control-allow-origin']).toBe(ORIGIN);
    expect(headers['access-control-allow-credentials']).toBe('true');
  });

  it('is told before a call that it may make it', async () => {
    const ask = await open({ corsOrigins: [ORIGIN] });
    const { status, headers, passed } = await ask('OPTIONS', '/select_cradle', PREFLIGHT);
    expect([status, passed]).toEqual([204, null]);
    expect(headers['access-control-allow-headers']).toContain('Content-Type');
  });

  it.each([[[]], [['https://other.example']]])('gets no leave when the list is %j', async (corsOrigins) => {
    const ask = await open({ corsOrigins });
    const { status, headers } = await ask('OPTIONS', '/select_cradle', PREFLIGHT);
    expect(status).toBe(405);
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('while no database was reached yet', () => {
  const unreached: Partial<Env> = { storeState: () => 'unreached' };

  it.each(['GET', 'HEAD'])('parents see a page that says so instead of theirs: %s', async (method) => {
    const ask = await open(unreached);
    const { status, headers, passed } = await ask(method, '/dashboard/?x=1');
    expect([status, headers['retry-after']]).toEqual([503, '5']);
    expect(passed?.url).toBe('/wire/unavailable');
  });

  it.each([
    ['GET', '/login', '/login'],
    ['GET', '/', '/'],
    ['POST', '/register_cradle', '/wire/register_cradle'],
    ['GET', '/api/agents', '/api/agents'],
  ])('everything else goes where it always goes: %s %s', async (method, path, url) => {
    const { status, passed } = await (await open(unreached))(method, path);
    expect([status, passed?.url]).toEqual([200, url]);
  });
});

describe('a page that failed', () => {
  const failed = async (storeState: Env['storeState'], type: string) => {
    const ask = await open({ storeState }, 500, type);
    const { status, headers } = await ask('GET', '/dashboard');
    return [status, headers['retry-after']];
  };

  it('says to come back while the database is away, and is our bug while it is not', async () => {
    expect(await failed(() => 'away', 'text/html; charset=utf-8')).toEqual([503, '5']);
    expect(await failed(() => 'up', 'text/html; charset=utf-8')).toEqual([500, undefined]);
  });

  it('is not a call: those say themselves what went wrong', async () => {
    expect(await failed(() => 'away', 'application/json')).toEqual([500, undefined]);
  });
});
