import { once } from 'node:events';
import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { answerUnparsed } from './raw-answer';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

async function open(
  options: ServerOptions = {},
  onRequest: RequestListener = (_, response) => response.end(),
) {
  const server = createServer(options, onRequest);
  answerUnparsed(server);
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  /** Sends the bytes, more once something came back, and gives all of that until the server ends the connection. */
  return async (text: string, more = ''): Promise<string> => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk;
    });
    // Cut is as good as ended here.
    socket.on('error', () => undefined);
    socket.write(text);
    if (more !== '') socket.once('data', () => socket.write(more));
    await once(socket, 'close');
    return received;
  };
}

function parse(text: string) {
  const [head = '', body = ''] = text.split('\r\n\r\n');
  const [status, ...lines] = head.split('\r\n');
  return { status, headers: lines.map((line) => line.toLowerCase()), body: JSON.parse(body) };
}

describe('bytes that never become a request', () => {
  it.each([
    ['GARBAGE\r\n\r\n', 'HTTP/1.1 400 Bad Request', 'bad_request'],
    ['GET / HTTP/1.1\r\nHost : a\r\n\r\n', 'HTTP/1.1 400 Bad Request', 'bad_request'],
    [
      `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
      'HTTP/1.1 431 Request Header Fields Too Large',
      'headers_too_large',
    ],
    [
      'CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n',
      'HTTP/1.1 405 Method Not Allowed',
      'method_not_allowed',
    ],
  ])('are refused in the one shape: %.20j', async (text, status, code) => {
    const send = await open();
    const answer = parse(await send(text));
    const { message } = answer.body;
    expect([answer.status, answer.body]).toEqual([status, { success: false, code, message, error: message }]);
    expect(answer.headers).toEqual(
      expect.arrayContaining([
        'content-type: application/json',
        'connection: close',
        'cache-control: no-store',
      ]),
    );
  });

  it('are refused when they do not come to an end in time', async () => {
    const send = await open({ headersTimeout: 50, connectionsCheckingInterval: 20 });
    const answer = parse(await send('GET / HTTP/1.1\r\nHost: a\r\n'));
    expect([answer.status, answer.body.code]).toEqual(['HTTP/1.1 408 Request Timeout', 'request_timeout']);
  });
});

describe('after a request that was fine', () => {
  const GOOD = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';

  it('such bytes are refused behind its answer', async () => {
    const send = await open();
    expect((await send(GOOD, 'GARBAGE\r\n\r\n')).match(/HTTP\/1\.1 \d+/g)).toEqual([
      'HTTP/1.1 200',
      'HTTP/1.1 400',
    ]);
  });

  it('such bytes end the connection where its answer has begun, so that nothing is read as part of it', async () => {
    const send = await open({}, (_, response) => void response.write('begun'));
    const text = await send(GOOD, 'GARBAGE\r\n\r\n');
    expect(text).toContain('begun');
    expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200']);
  });
});
