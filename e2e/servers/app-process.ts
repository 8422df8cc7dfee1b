import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Surroundings } from './surroundings';

export interface Ending {
  code: number | null;
  ms: number;
}

const STOP_LIMIT_MS = 20_000;

/** One process of the built server. */
export interface Running {
  pid: number;
  gone: Promise<Ending>;
  hasEnded(): boolean;
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<Ending>;
}

export const NOT_STARTED: Running = {
  pid: 0,
  gone: Promise.resolve({ code: 0, ms: 0 }),
  hasEnded: () => true,
  end: async () => ({ code: 0, ms: 0 }),
};

/** Variables of whoever runs the tests, and of a `.env` file, are no part of them: empty counts as unset. */
const UNSET = Object.fromEntries(
  [
    ...[
      'MYSQL_HOST',
      'MYSQL_PORT',
      'MYSQL_USER',
      'MYSQL_PASSWORD',
      'MYSQL_DATABASE',
      'SQLALCHEMY_DATABASE_URI',
    ],
    ...['MQTT_BROKER_HOST', 'MQTT_BROKER_PORT', 'SECRET_KEY', 'PUBLIC_URL', 'TRUST_PROXY', 'CORS_ORIGINS'],
    ...['LEGACY_APP_STREAM', 'LOG_LEVEL', 'SMART_CRADLE_DATABASE_SOCKET', 'TLS_CERT', 'TLS_KEY'],
  ].map((name) => [name, '']),
);

/** Starts the built server of the folder in which the tests run. @param note told of each line that it writes */
export function launch(
  env: Record<string, string>,
  { port, dataDir }: Surroundings,
  note: (line: string) => void,
): Running {
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/server.mjs'], {
    env: {
      ...process.env,
      ...UNSET,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: dataDir,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const endWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', endWithUs);
  child.once('exit', () => process.off('exit', endWithUs));
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', note);
  return follow(child);
}

function follow(child: ChildProcess): Running {
  const startedAt = performance.now();
  // `close` and not `exit`: the last lines have been read then.
  const gone = once(child, 'close').then(([code]) => ({
    code: code as number | null,
    ms: performance.now() - startedAt,
  }));
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return {
    pid: child.pid ?? 0,
    gone,
    hasEnded,
    async end(signal) {
      const from = performance.now();
      if (!hasEnded()) child.kill(signal);
      const lastResort = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
      const { code } = await gone;
      clearTimeout(lastResort);
      return { code, ms: performance.now() - from };
    },
  };
}
