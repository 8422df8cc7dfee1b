import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isBuildFresh } from './freshness.mjs';
import { projectRoot } from './project.mjs';
import { writeIn } from './temporary-folder';

describe.sequential('a fresh clone in an empty folder', () => {
  let clone: string;
  let ports: { web: number; mqtt: number };

  beforeAll(async () => {
    clone = mkdtempSync(join(tmpdir(), 'clone-'));
    cloneAsItIs(projectRoot, clone);
    ports = { web: await freePort(), mqtt: await freePort() };
  });

  afterAll(() => {
    for (const pid of processesIn(clone)) process.kill(pid, 'SIGKILL');
    rmSync(clone, { recursive: true, force: true, maxRetries: 3 });
  });

  it('installs, builds and answers after npm start, and stops on SIGTERM leaving no process', async () => {
    const run = npmRun(clone, 'start', ports);
    await waitForReady(run, ports.web);
    expect(await (await fetch(`http://127.0.0.1:${ports.web}/`)).text()).toContain('<html');
    expect(run.output()).toMatch(/Installing the node packages/);
    expect(run.output()).toMatch(/Building Smart Cradle/);
    await expectCleanStop(run, clone);
  });

  it('answers within 5 s the second time, with nothing to install or build', async () => {
    const begun = performance.now();
    const run = npmRun(clone, 'start', ports);
    await waitForAnswer(run, `http://127.0.0.1:${ports.web}/api/ready`);
    expect(performance.now() - begun).toBeLessThan(5_000);
    await waitForReady(run, ports.web);
    expect(run.output()).not.toMatch(/Installing|Building/);
    await expectCleanStop(run, clone);
  });

  it('shows a cradle that a demo account has claimed, and leaves a folder with real accounts alone', async () => {
    const settings = { DATA_DIR: join(clone, 'demo-data') };
    const run = npmRun(clone, 'demo', ports, settings);
    const [, username, password] = await waitForOutput(run, /username\s+(\S+)\s+password\s+(\S+)/);
    const signedIn = await post(ports.web, '/login', { username, password });
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const agents = await fetch(`http://127.0.0.1:${ports.web}/api/agents`, { headers: { cookie } });
    expect(await agents.json()).toHaveLength(1);
    await post(ports.web, '/register', { username: 'parent', password: 'a real password' });
    await expectCleanStop(run, clone);

    const second = npmRun(clone, 'demo', ports, settings);
    await once(second.child, 'close');
    expect(second.child.exitCode).toBe(1);
    expect(second.output()).toMatch(/is in real use: it has accounts that are not the demo's \(1\)/);
    expect(processesIn(clone)).toEqual([]);
  });

  it('is to be built again once a file in lib/ has changed', () => {
    expect(isBuildFresh(clone)).toBe(true);
    writeIn(clone, 'lib/changed.ts', 'export {};\n');
    expect(isBuildFresh(clone)).toBe(false);
  });

  it('restarts on a change in lib/ under npm run dev, not on one in app/, and keeps its database', async () => {
    const run = npmRun(clone, 'dev', ports);
    await waitForReady(run, ports.web);
    const database = readFileSync(join(clone, 'data/database/process'), 'utf8');
    const starts = () => run.output().match(/Open http/g)?.length ?? 0;
    expect(starts()).toBe(1);

    const page = 'app/not-found.tsx';
    writeIn(clone, page, `${readFileSync(join(clone, page), 'utf8')}\n// changed\n`);
    expect((await fetch(`http://127.0.0.1:${ports.web}/login`)).status).toBe(200);
    writeIn(clone, 'lib/changed.ts', 'export {}; // again\n');
    await waitForOutput(run, /Stopped[\s\S]*Open http/);
    await waitForReady(run, ports.web);

    expect(starts()).toBe(2);
    expect(readFileSync(join(clone, 'data/database/process'), 'utf8')).toBe(database);
    await expectCleanStop(run, clone);
  });
});

type Run = { child: ChildProcess; output: () => string };

/** Clones, then lays the working tree over it: what is here now is proven, committed or not. */
function cloneAsItIs(from: string, to: string): void {
  git(from, 'clone', '--quiet', from, to);
  const listed = git(from, 'ls-files', '-z', '--cached', '--others', '--exclude-standard').split('\0');
  const files = new Set(listed.filter((path) => path !== '' && existsSync(join(from, path))));
  for (const path of git(to, 'ls-files', '-z').split('\0')) {
    if (path !== '' && !files.has(path)) rmSync(join(to, path));
  }
  for (const path of files) cpSync(join(from, path), join(to, path), { verbatimSymlinks: true });
}

function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd, env: plainEnvironment(), encoding: 'utf8' });
}

function npmRun(
  folder: string,
  script: 'start' | 'demo' | 'dev',
  ports: { web: number; mqtt: number },
  settings: Record<string, string> = {},
): Run {
  const env = {
    ...plainEnvironment(),
    ...settings,
    PORT: String(ports.web),
    HOST: '127.0.0.1',
    MQTT_BROKER_PORT: String(ports.mqtt),
  };
  const child = spawn('npm', ['run', script], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  child.stdout.on('data', (chunk) => (text += chunk));
  child.stderr.on('data', (chunk) => (text += chunk));
  return { child, output: () => text };
}

// Without what vitest, npm or a git hook has put there, and without settings of the server.
function plainEnvironment(): NodeJS.ProcessEnv {
  const ours =
    /^(NODE_ENV|VITEST.*|TEST|DEV|PROD|MODE|BASE_URL|SSR|GIT_.*|npm_(lifecycle|package)_.*|INIT_CWD)$/;
  const server =
    /^(MYSQL_.*|SQLALCHEMY_.*|MQTT_.*|DATA_DIR|PORT|HOST|TLS_.*|PUBLIC_URL|CORS_ORIGINS|SECRET_KEY|LOG_LEVEL)$/;
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !ours.test(name) && !server.test(name)),
  ) as NodeJS.ProcessEnv;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

async function waitForReady(run: Run, port: number): Promise<void> {
  await waitForAnswer(run, `http://127.0.0.1:${port}/api/ready`, (status) => status === 200);
}

/** Ends with the test's own limit at the latest; a start that gives up fails at once, with what it said. */
async function waitForAnswer(run: Run, url: string, wanted = (_status: number) => true): Promise<void> {
  for (;;) {
    if (run.child.exitCode !== null) throw new Error(`npm start gave up:\n${run.output()}`);
    const status = await fetch(url).then(
      (response) => response.status,
      () => null,
    );
    if (status !== null && wanted(status)) return;
    await wait(50);
  }
}

async function waitForOutput(run: Run, wanted: RegExp): Promise<RegExpMatchArray> {
  for (;;) {
    const found = run.output().match(wanted);
    if (found) return found;
    if (run.child.exitCode !== null) throw new Error(`it gave up:\n${run.output()}`);
    await wait(50);
  }
}

function post(port: number, path: string, body: unknown): Promise<Response> {
  const headers = { 'Content-Type': 'application/json' };
  return fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function expectCleanStop(run: Run, folder: string): Promise<void> {
  const begun = performance.now();
  const ended = once(run.child, 'close');
  run.child.kill('SIGTERM');
  await ended;
  expect(performance.now() - begun).toBeLessThan(5_000);
  expect(run.child.exitCode, run.output()).toBe(0);
  expect(processesIn(folder)).toEqual([]);
}

/** Processes that work in the folder or name it. Linux alone shows them; elsewhere none is found. */
function processesIn(folder: string): number[] {
  if (process.platform !== 'linux') return [];
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && name !== String(process.pid));
  return pids.filter((pid) => isIn(folder, pid)).map(Number);
}

function isIn(folder: string, pid: string): boolean {
  try {
    return (
      readlinkSync(`/proc/${pid}/cwd`).startsWith(folder) ||
      readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder)
    );
  } catch {
    return false;
  }
}
