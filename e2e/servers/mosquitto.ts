import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { acceptsConnections, type ChildServer, startChildServer } from './child-server';
import { findFreePort } from './free-port';

export interface MosquittoServer extends ChildServer {
  /** `mqtt://127.0.0.1:PORT` */
  url: string;
  port: number;
}

/**
 * A private Mosquitto on 127.0.0.1, as compose.yaml sets it up; `stop` and `kill` remove its folder too.
 * @param options.port default: a free one
 * @param options.anySize true lets packets of any size through, as a broker without our file does
 */
export async function startMosquitto(
  options: { port?: number; anySize?: boolean } = {},
): Promise<MosquittoServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'smart-cradle-mosquitto-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const port = options.port ?? (await findFreePort());
  try {
    const config = await writeConfig(folder, { port, anySize: options.anySize ?? false });
    const server = await startChildServer({
      command: await findMosquitto(),
      args: ['-c', config],
      isReady: () => acceptsConnections(port),
      limitMs: 10_000,
    });
    return {
      ...server,
      url: `mqtt://127.0.0.1:${port}`,
      port,
      stop: () => server.stop().finally(remove),
      kill: () => server.kill().finally(remove),
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function writeConfig(
  folder: string,
  { port, anySize }: { port: number; anySize: boolean },
): Promise<string> {
  const config = path.join(folder, 'mosquitto.conf');
  const shipped = await readFile('deploy/mosquitto.conf', 'utf8');
  const here = shipped.replace(/^listener 1883$/m, `listener ${port} 127.0.0.1`);
  const lines = [anySize ? here.replace(/^max_packet_size .*$/m, '') : here];
  if (process.getuid?.() === 0) lines.push('user root');
  await writeFile(config, `${lines.join('\n')}\n`);
  return config;
}

/** Debian and Homebrew keep it in sbin, which is not in every PATH. */
async function findMosquitto(): Promise<string> {
  const folders = [
    ...(process.env.PATH ?? '').split(':'),
    '/usr/sbin',
    '/usr/local/sbin',
    '/opt/homebrew/sbin',
  ];
  for (const folder of folders) {
    const program = path.join(folder, 'mosquitto');
    const found = await access(program).then(
      () => true,
      () => false,
    );
    if (found) return program;
  }
  throw new Error('mosquitto is not installed: `npm test` installs it, or says how');
}
