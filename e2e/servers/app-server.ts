import { execFile } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Ending, launch, NOT_STARTED, type Running } from './app-process';
import {
  type Configuration,
  type OutsideAddresses,
  prepareSurroundings,
  type Surroundings,
} from './surroundings';

export interface AppServerOptions {
  configuration: Configuration;
  env?: Record<string, string>;
  /** False starts without waiting for /api/ready. Default: true. */
  untilReady?: boolean;
  /** Only with the configuration `outside`: addresses of servers that the test starts and ends itself. */
  given?: OutsideAddresses;
}

export interface AppServer {
  /** `http://127.0.0.1:PORT` */
  base: string;
  mqttUrl: string;
  dataDir: string;
  readonly pid: number;
  /** All lines that it wrote so far, also before a restart. */
  readonly log: readonly string[];
  query: Surroundings['query'];
  whileLocked: Surroundings['whileLocked'];
  /** The first line that matches, written already or within `limitMs`. */
  waitForLog(pattern: RegExp, limitMs?: number): Promise<string>;
  untilReady(): Promise<void>;
  /** SIGTERM; `ms` is how long it took to end, `code` null when it had to be killed. */
  stop(): Promise<Ending>;
  /** SIGKILL: a crash. */
  kill(): Promise<void>;
  /** Starts it again, with the same folder and ports. */
  start(options?: { untilReady?: boolean }): Promise<void>;
  /** Resolves when it has ended by itself. */
  ended(): Promise<Ending>;
  /** Lines of `ps` of processes that name its folder, the server itself not counted. */
  listRelatives(): Promise<string[]>;
  /** Ends it and what was started for it. @throws when a process of its folder is left over. */
  dispose(): Promise<void>;
}

const READY_LIMIT_MS = 60_000;
const RELATIVES_LIMIT_MS = 5_000;
const run = promisify(execFile);

/** The built server with a private folder and free ports. */
export async function startAppServer(options: AppServerOptions): Promise<AppServer> {
  const surroundings = await prepareSurroundings(options.configuration, options.given ?? null);
  const server = createAppServer(surroundings, options.env ?? {});
  try {
    await server.start({ untilReady: options.untilReady ?? true });
    return server;
  } catch (error) {
    await server.dispose();
    throw error;
  }
}

function createAppServer(surroundings: Surroundings, env: Record<string, string>): AppServer {
  const log: string[] = [];
  const lines = new EventEmitter<{ line: [string] }>();
  const base = `http://127.0.0.1:${surroundings.port}`;
  const dispose = createDisposal(surroundings, () => running);
  let running = NOT_STARTED;
  const note = (line: string): void => {
    log.push(line);
    lines.emit('line', line);
  };
  const server: AppServer = {
    base,
    mqttUrl: `mqtt://127.0.0.1:${surroundings.mqttPort}`,
    dataDir: surroundings.dataDir,
    get pid() {
      return running.pid;
    },
    log,
    query: surroundings.query,
    whileLocked: surroundings.whileLocked,
    waitForLog: (pattern, limitMs = 10_000) => waitForLine({ log, lines }, pattern, limitMs),
    untilReady: () => untilReady(base, running, log),
    stop: () => running.end('SIGTERM'),
    kill: async () => void (await running.end('SIGKILL')),
    async start({ untilReady: wait = true } = {}) {
      running = launch({ ...surroundings.env, ...env }, surroundings, note);
      if (wait) await server.untilReady();
    },
    ended: () => running.gone,
    listRelatives: () => listRelatives(surroundings.dataDir),
    dispose,
  };
  return server;
}

async function untilReady(base: string, running: Running, log: readonly string[]): Promise<void> {
  const deadline = performance.now() + READY_LIMIT_MS;
  for (;;) {
    const answer = await fetch(`${base}/api/ready`).catch(() => null);
    if (answer?.status === 200) return;
    const said = `${await answer?.text()}\n${log.slice(-20).join('\n')}`;
    if (running.hasEnded()) throw new Error(`The server ended before it was ready:\n${said}`);
    if (performance.now() > deadline) throw new Error(`The server did not get ready:\n${said}`);
    await sleep(50);
  }
}

async function waitForLine(
  { log, lines }: { log: readonly string[]; lines: EventEmitter<{ line: [string] }> },
  pattern: RegExp,
  limitMs: number,
): Promise<string> {
  const signal = AbortSignal.timeout(limitMs);
  for (let seen = 0; ; ) {
    const found = log.slice(seen).find((line) => pattern.test(line));
    if (found !== undefined) return found;
    // Before the wait: the line that ends it is among those to look at.
    seen = log.length;
    await once(lines, 'line', { signal }).catch((cause) => {
      throw new Error(`No line ${pattern} in:\n${log.slice(-20).join('\n')}`, { cause });
    });
  }
}

async function listRelatives(dataDir: string): Promise<string[]> {
  const { stdout } = await run('ps', ['-axww', '-o', 'pid=,command=']);
  return stdout.split('\n').filter((line) => line.includes(dataDir));
}

function createDisposal(surroundings: Surroundings, running: () => Running): () => Promise<void> {
  return async () => {
    await running().end('SIGTERM');
    const deadline = performance.now() + RELATIVES_LIMIT_MS;
    let left = await listRelatives(surroundings.dataDir);
    while (left.length > 0 && performance.now() < deadline) {
      await sleep(50);
      left = await listRelatives(surroundings.dataDir);
    }
    await surroundings.remove();
    if (left.length > 0) throw new Error(`The server left processes behind:\n${left.join('\n')}`);
  };
}
