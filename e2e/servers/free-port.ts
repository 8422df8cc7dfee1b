import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below the ports that the kernel gives to connections (32768 and up): one of those may be taken between the moment in
 * which it was found free and the one in which a server listens there. Test files that run side by side each have a
 * part of their own.
 */
const FIRST_PORT = 10_000;
const PORTS_OF_A_WORKER = 4_000;
const WORKERS = 5;

const worker = Number(process.env.VITEST_POOL_ID ?? 0) % WORKERS;
/** Anywhere, so that the next file does not begin with the ports that the last one has just left. */
let next = Math.floor(Math.random() * PORTS_OF_A_WORKER);

/** A TCP port of 127.0.0.1 that nobody listens on, and that is not handed out again soon. */
export async function findFreePort(): Promise<number> {
  for (let tries = 0; tries < PORTS_OF_A_WORKER; tries += 1) {
    next = (next + 1) % PORTS_OF_A_WORKER;
    const port = FIRST_PORT + worker * PORTS_OF_A_WORKER + next;
    if (await isFree(port)) return port;
  }
  throw new Error('No port of 127.0.0.1 is free.');
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
