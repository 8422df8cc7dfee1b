import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createCaregiverOf, createClient } from '../client/http-client';
import { type RawAnswer, sendBytes } from '../client/raw-bytes';
import { callRaw } from '../client/raw-request';
import { type AppServer, startAppServer } from '../servers/app-server';

const LARGE = 'x'.repeat(3_000_000);
const JSON_TYPE = 'Content-Type: application/json';
const WEBSOCKET = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
];

/** Bytes of a request of HTTP/1.1; `Host: a` unless the lines name one. */
function head(line: string, fields: string[] = [], body = ''): string {
  const host = fields.some((field) => /^host/i.test(field)) ? [] : ['Host: a'];
  return [`${line} HTTP/1.1`, ...host, ...fields, '', body].join('\r\n');
}

function chunked(body: string): string {
  return `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
}

describe('what a server meets that is no browser', () => {
  let server: AppServer;
  let cookie: string;

  beforeAll(async () => {
    server = await startAppServer({ configuration: 'embedded' });
    cookie = (await createCaregiverOf(server.base, 'parent', 'cradle-a')).cookie();
  });
  afterAll(() => server?.dispose());

  /** Whatever came before: the server is there, and found no bug of its own. */
  afterEach(async () => {
    expect((await createClient(server.base).call('/api/health')).status).toBe(200);
    expect(server.log.join('\n')).not.toMatch(/A call failed|uncaught|unhandled/i);
  });

  const send = (bytes: string | Buffer) => sendBytes(server.base, bytes);

  function expectRefusal({ status, headers, text }: RawAnswer, wanted: number, code: string): void {
    expect([status, headers['content-type']]).toEqual([wanted, 'application/json']);
    const { message } = JSON.parse(text);
    expect(JSON.parse(text)).toEqual({ success: false, code, message, error: message });
    expect(message).toMatch(/[가-힣]/);
  }

  describe('is refused in the one shape', () => {
    it.each<[string, string, number, string]>([
      ['a line that is no request', 'GARBAGE\r\n\r\n', 400, 'bad_request'],
      ['a method that nobody knows', head('FOO /api/agents'), 400, 'bad_request'],
      ['HTTP/2 without being asked', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400, 'bad_request'],
      ['lines without a return', 'GET /api/health HTTP/1.1\nHost: a\n\n', 400, 'bad_request'],
      ['a blank before the colon', head('GET /api/health', ['X : a']), 400, 'bad_request'],
      ['a header over two lines', head('GET /api/health', ['X: a', ' b']), 400, 'bad_request'],
      [
        'two lengths',
        head('POST /login', ['Content-Length: 2', 'Content-Length: 3'], '{}'),
        400,
        'bad_request',
      ],
      [
        'a length and chunks',
        head('POST /login', ['Content-Length: 2', 'Transfer-Encoding: chunked'], '0\r\n\r\n'),
        400,
        'bad_request',
      ],
      ['a length below zero', head('POST /login', ['Content-Length: -2'], '{}'), 400, 'bad_request'],
      ['an encoding of the way', head('POST /login', ['Transfer-Encoding: gzip'], '{}'), 400, 'bad_request'],
      [
        'a chunk without a size',
        head('POST /login', [JSON_TYPE, 'Transfer-Encoding: chunked'], 'zz\r\n{}\r\n'),
        400,
        'bad_request',
      ],
      ['a NUL in the query', head('GET /login?x=\0'), 400, 'bad_request'],
      ['a header of 20 KB', head('GET /api/health', [`X: ${'x'.repeat(20_000)}`]), 431, 'headers_too_large'],
      ['a path of 70 KB', head(`GET /api/${'x'.repeat(70_000)}`), 431, 'headers_too_large'],
      ['a whole address', head('GET http://127.0.0.1/api/agents'), 400, 'bad_request'],
      ['the address of another', head('GET http://evil.example/api/health'), 400, 'bad_request'],
      ['OPTIONS *', head('OPTIONS *'), 400, 'bad_request'],
      ['CONNECT', head('CONNECT evil.example:443'), 405, 'method_not_allowed'],
      ['TRACE', head('TRACE /api/agents'), 405, 'method_not_allowed'],
      ['no host', 'GET /api/health HTTP/1.1\r\n\r\n', 400, 'bad_request'],
      ['two hosts', head('GET /api/health', ['Host: a', 'Host: b']), 400, 'bad_request'],
      ['a backslash for a slash', head('GET /api\\agents'), 400, 'bad_request'],
      ['half a surrogate pair', head('GET /api/agent_status/%ED%A0%80'), 400, 'bad_request'],
      ['chunks of 3 MB', chunkedPost('/login'), 413, 'body_too_large'],
      ['3 MB for no call', chunkedPost('/api/no_such_call'), 404, 'not_found'],
    ])('%s', async (_, bytes, status, code) => {
      expectRefusal(await send(bytes), status, code);
    });

    it('to a device in the shape that it reads', async () => {
      const answer = await send(head('DELETE /register_agent'));
      expect([answer.status, JSON.parse(answer.text)]).toMatchObject([405, { status: 'error' }]);
    });

    it('bytes that are no UTF-8, in a path and in a query', async () => {
      for (const target of ['/login/\xff', '/login?\xff']) {
        expectRefusal(await send(Buffer.from(head(`GET ${target}`), 'latin1')), 400, 'bad_request');
      }
    });
  });

  describe('is answered as if it were nothing special', () => {
    it.each([
      ['HTTP/1.0', 'GET /api/health HTTP/1.0\r\n\r\n'],
      ['a body on GET', head('GET /api/health', ['Content-Length: 5'], 'hello')],
      ['an upgrade', head('GET /api/health', WEBSOCKET)],
      ['an upgrade to HTTP/2', head('GET /api/health', ['Connection: Upgrade', 'Upgrade: h2c'])],
      ['an expectation', head('GET /api/health', ['Expect: 100-continue'])],
      ['an expectation that nobody knows', head('GET /api/health', ['Expect: 200-maybe'])],
      ['a host that is none', head('GET /api/health', ['Host: a b<c>'])],
      [
        'a proxy’s word on the host',
        head('GET /api/health', ['X-Forwarded-Host: a b', 'X-Forwarded-Proto: x']),
      ],
      ['a broken escape in the query', head('GET /api/health?x=%&%ff=%00&__proto__=1')],
      [
        'many headers',
        head(
          'GET /api/health',
          Array.from({ length: 1_000 }, () => 'X: a'),
        ),
      ],
    ])('%s', async (_, bytes) => {
      const answer = await send(bytes);
      expect([answer.status, answer.text]).toEqual([200, '{"status":"live"}']);
    });

    it.each([
      ['3 MB where no body is due', chunkedPost('/logout'), 200],
      ['3 MB on GET', head('GET /api/agents', ['Transfer-Encoding: chunked'], chunked(LARGE)), 401],
      ['an upgrade that changes something', head('POST /logout', ['Content-Length: 0', ...WEBSOCKET]), 200],
      ['an upgrade on no call', head('GET /api/no_such_call', WEBSOCKET), 404],
      ['an upgrade for reload on change', head('GET /_next/hmr', WEBSOCKET), 404],
      ['an upgrade on a page', head('GET /login', WEBSOCKET), 200],
      [
        'half a surrogate pair in a name',
        post('/register', { username: '\ud800abc', password: 'x'.repeat(9) }),
        400,
      ],
      [
        'half a surrogate pair in a uuid',
        post('/register_agent', { uuid: '\udc00abc', ip: '10.0.0.1' }),
        400,
      ],
    ])('%s', async (_, bytes, status) => {
      expect((await send(bytes)).status).toBe(status);
    });

    it.each([
      '/a'.repeat(7_000),
      `/${'a'.repeat(300)}`,
      `/_next/static/${'a'.repeat(5_000)}`,
      '/login/x%2fy',
    ])('a path that leads nowhere, however long: %.20s', async (path) => {
      expect((await send(head(`GET ${path}`))).status).toBe(404);
    });

    it.each(['/_error', '/_global-error', '/_not-found', '/500', '/_next/image?url=%2Ficon.svg&w=64&q=75'])(
      'a page of Next’s own: %s',
      async (path) => {
        expect((await send(head(`GET ${path}`))).status).toBe(404);
      },
    );

    it('a cradle whose name is as long as an address may be', async () => {
      const answer = await send(head(`GET /api/agent_status/${'a'.repeat(15_000)}`, [`Cookie: ${cookie}`]));
      expectRefusal(answer, 404, 'not_found');
    });
  });

  it('may speak as the pages of Next do, and is answered as anybody', async () => {
    const headers = { RSC: '1', 'Next-Router-State-Tree': '%7Bbroken', 'Next-Action': 'x' };
    const ask = async (path: string) => {
      const answer = await callRaw(server.base, { path, headers });
      return [answer.status, answer.headers['content-type']];
    };
    expect(await ask('/login')).toEqual([200, 'text/html; charset=utf-8']);
    expect(await ask('/api/agents')).toEqual([401, 'application/json']);
  });

  it('is asked for the body before it sends it, when it waits for that', async () => {
    const body = JSON.stringify({ username: 'parent', password: 'wrong password' });
    const fields = [JSON_TYPE, `Content-Length: ${body.length}`, 'Expect: 100-continue'];
    const { hostname, port } = new URL(server.base);
    const socket = connect(Number(port), hostname);
    socket.write(head('POST /login', fields));
    const [first] = await once(socket, 'data');
    expect(String(first)).toMatch(/^HTTP\/1\.1 100 Continue\r\n/);
    socket.write(body);
    const [second] = await once(socket, 'data');
    expect(String(second)).toMatch(/^HTTP\/1\.1 401 /);
    socket.destroy();
  });

  it('may leave in the middle of its body, and nobody calls it a bug', async () => {
    const { hostname, port } = new URL(server.base);
    for (const end of ['destroy', 'resetAndDestroy'] as const) {
      const socket = connect(Number(port), hostname);
      socket.write(head('POST /login', [JSON_TYPE, 'Content-Length: 100'], '{"username":'));
      // Long enough for the call to have begun.
      await new Promise((resolve) => setTimeout(resolve, 100));
      socket[end]();
      await once(socket, 'close');
    }
  });

  it('is told when the rest of its body does not come', async () => {
    const { hostname, port } = new URL(server.base);
    const socket = connect(Number(port), hostname);
    socket.write(head('POST /login', [JSON_TYPE, 'Content-Length: 100'], '{"username":'));
    const [answer] = await once(socket, 'data', { signal: AbortSignal.timeout(30_000) });
    expect(String(answer)).toMatch(/^HTTP\/1\.1 408 [\s\S]*"code":"request_timeout"/);
    socket.destroy();
  });
});

function chunkedPost(path: string): string {
  return head(`POST ${path}`, [JSON_TYPE, 'Transfer-Encoding: chunked'], chunked(LARGE));
}

function post(path: string, fields: Record<string, string>): string {
  const body = JSON.stringify(fields);
  return head(`POST ${path}`, [JSON_TYPE, `Content-Length: ${Buffer.byteLength(body)}`], body);
}
