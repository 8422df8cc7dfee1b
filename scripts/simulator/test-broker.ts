import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type TestBroker = { url: string; stop(): Promise<void> };

/** A Mosquitto of the test's own: free port, 127.0.0.1 only, everybody may do everything, nothing kept. */
export async function startTestBroker(): Promise<TestBroker> {
  const folder = await mkdtemp(join(tmpdir(), 'cradle-broker-'));
  const port = await findFreePort();
  const config = join(folder, 'mosquitto.conf');
  await writeFile(config, `listener ${port} 127.0.0.1\nallow_anonymous true\npersistence false\n`);
  // Debian keeps it in /usr/sbin, which is not on every PATH.
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/usr/local/sbin` };
  const broker = spawn('mosquitto', ['-c', config], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  await running(broker);
  return {
    url: `mqtt://127.0.0.1:${port}`,
    async stop() {
      const exited = once(broker, 'exit');
      broker.kill('SIGTERM');
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function running(broker: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    broker.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (said.includes('running')) resolve();
    });
    broker.once('error', reject);
    broker.once('exit', (code) => reject(new Error(`mosquitto ended with code ${code}: ${said}`)));
  });
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}
