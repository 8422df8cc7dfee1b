import { once } from 'node:events';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createGuardedAgent, isLocalAddress, REFUSED_ADDRESS } from './guarded-agent';

it.each([
  ...['127.0.0.1', '127.255.0.9', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.0.1'],
  ...['169.254.169.254', '100.64.0.1', '224.0.0.1', '255.255.255.255', '198.18.0.1'],
  ...['::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', 'fe80::1', 'fd00::1', 'ff02::1', '64:ff9b::a00:1'],
  ...['2002:7f00:1::', '2001:0:4136:e378::'],
])('%s is an address of a local network, or stands for one', (address) => {
  expect(isLocalAddress(address)).toBe(true);
});

it.each([
  ...[
    '8.8.8.8',
    '93.184.216.34',
    '172.15.0.1',
    '172.32.0.1',
    '192.167.1.1',
    '223.255.255.255',
    '100.128.0.1',
  ],
  ...['2606:4700::1111', '2a00:1450:4001::200e', '2001:4860:4860::8888'],
])('%s is an address of the internet', (address) => {
  expect(isLocalAddress(address)).toBe(false);
});

const server = createServer();
const knocks: string[] = [];

beforeAll(async () => {
  server.on('connection', (socket) => {
    knocks.push(String(socket.remoteAddress));
    socket.destroy();
  });
  server.listen(0, '::');
  await once(server, 'listening');
});
afterAll(() => void server.close());

it.each(['127.0.0.1', 'localhost', '[::1]', '0.0.0.0', '[::ffff:127.0.0.1]', '2130706433'])(
  'nobody who listens at %s hears of us',
  async (host) => {
    const { port } = server.address() as { port: number };
    const asked = request(`https://${host}:${port}/`, { agent: createGuardedAgent(), method: 'POST' });
    asked.end();
    const [error] = await once(asked, 'error');
    expect(error).toMatchObject({ code: REFUSED_ADDRESS });
    expect(knocks).toEqual([]);
  },
);
