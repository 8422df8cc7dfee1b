import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { cutSilentPeer } from './silent-peer';

/** Instead of 15 s. */
const LIMIT_MS = 200;
const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

async function open(answer: RequestListener): Promise<{ socket: Socket; received: () => string }> {
  const server = createServer((request, response) => {
    cutSilentPeer(request, response, LIMIT_MS);
    answer(request, response);
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => undefined);
  let text = '';
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
  });
  return { socket, received: () => text };
}

describe('a peer', () => {
  it('that waits for an answer of ours which takes long is not the silent one', async () => {
    const { socket, received } = await open(async (_request, response) => {
      await sleep(4 * LIMIT_MS);
      response.end('a video');
    });
    socket.write('GET / HTTP/1.1\r\nHost: cradle\r\nConnection: close\r\n\r\n');
    await once(socket, 'close');
    expect(received()).toContain('a video');
  });

  it('that owes us the rest of a body is told so', async () => {
    const { socket, received } = await open(() => undefined);
    socket.write('POST / HTTP/1.1\r\nHost: cradle\r\nContent-Length: 100\r\n\r\n{');
    await once(socket, 'close');
    expect(received()).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('that takes nothing more of an answer is cut', async () => {
    const { socket } = await open((_request, response) => {
      const more = () => {
        while (response.write(Buffer.alloc(65_536)));
      };
      response.on('drain', more);
      more();
    });
    socket.pause();
    socket.write('GET / HTTP/1.1\r\nHost: cradle\r\n\r\n');
    await sleep(5 * LIMIT_MS);
    socket.resume();
    await once(socket, 'close');
  });
});
