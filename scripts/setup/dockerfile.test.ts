import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listContext } from './docker-ignore';
import { runDockerfile, type Stage } from './dockerfile';
import { thisHost } from './host.mjs';
import { projectRoot } from './project.mjs';
import { temporaryFolder, writeIn } from './temporary-folder';

/** Of the base image's user "node". */
const NODE_USER = { uid: 1000, gid: 1000 };

const host = thisHost(process.env);
const isRoot = host.uid === 0;

describe.sequential('the steps of the Dockerfile, in empty folders', () => {
  let folder: string;
  let image: Stage;
  let files: string[];
  let server: ChildProcess;
  let log = '';
  let settings: Record<string, string | undefined>;

  beforeAll(async () => {
    // Not below TMPDIR, which may be closed to the user that the image runs as.
    folder = mkdtempSync('/tmp/smart-cradle-image-');
    chmodSync(folder, 0o755);
    files = listContext(projectRoot, readFileSync(join(projectRoot, '.dockerignore'), 'utf8'));
    image = await runDockerfile(
      {
        folder,
        context: { root: projectRoot, files },
        env: hostEnvironment(),
        mayChangeSystem: isRoot && host.manager === 'apt',
      },
      readFileSync(join(projectRoot, 'Dockerfile'), 'utf8'),
    );
    settings = {
      PATH: process.env.PATH,
      ...image.env,
      HOST: '127.0.0.1',
      PORT: String(await freePort()),
      MQTT_BROKER_PORT: String(await freePort()),
      DATA_DIR: join(image.root, image.env.DATA_DIR ?? ''),
    };
  });

  afterAll(() => {
    if (server?.exitCode === null) server.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  /** As the image would run it: in its folder, with its variables, as its user where that can be done. */
  function start([command = '', ...args]: string[]): ChildProcess {
    const program = command === 'node' ? process.execPath : command;
    const who = isRoot && image.user === 'node' ? NODE_USER : {};
    const cwd = join(image.root, image.workdir);
    return spawn(program, args, {
      cwd,
      env: settings as NodeJS.ProcessEnv,
      ...who,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  async function isHealthy(): Promise<boolean> {
    const check = start(image.healthCheck ?? []);
    await once(check, 'close');
    return check.exitCode === 0;
  }

  const fetchPage = (path: string) => fetch(`http://127.0.0.1:${settings.PORT}${path}`);

  it('take in neither secrets nor data, nor anything else that is not built', () => {
    expect(files.filter((file) => /(^|\/)\.|^(node_modules|data|dist|docs|e2e)\//.test(file))).toEqual([]);
    expect(files.filter((file) => file.endsWith('.test.ts'))).toEqual([]);
  });

  it('leave the build and the packages that it needs, and no sources', () => {
    const app = join(image.root, image.workdir);
    const built = ['.next', 'deploy', 'dist', 'lib', 'next.config.js', 'node_modules', 'package.json'];
    expect(readdirSync(app).sort()).toEqual(
      existsSync(join(projectRoot, 'public')) ? [...built, 'public'] : built,
    );
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(app, 'package.json'), 'utf8'));
    const has = (name: string) => existsSync(join(app, 'node_modules', name, 'package.json'));
    expect(Object.keys(dependencies).filter((name) => !has(name))).toEqual([]);
    expect(
      ['vitest', 'typescript', '@biomejs/biome'].filter((name) => name in devDependencies && has(name)),
    ).toEqual([]);
    const glyphs = 'lib/video/glyphs';
    expect(readdirSync(join(app, glyphs))).toEqual(readdirSync(join(projectRoot, glyphs)));
  });

  it('make a server that is healthy, and ready, as the user that it is meant for', async () => {
    expect(await isHealthy()).toBe(false);
    server = start(image.command ?? []);
    for (const stream of [server.stdout, server.stderr]) stream?.on('data', (chunk) => (log += chunk));
    while ((await fetchPage('/api/ready').catch(() => null))?.status !== 200) {
      if (server.exitCode !== null) throw new Error(`it ended:\n${log}`);
      await wait(100);
    }
    expect(await isHealthy()).toBe(true);
    if (isRoot) expect(readFileSync(`/proc/${server.pid}/status`, 'utf8')).toMatch(/^Uid:\t1000\t1000/m);
  });

  it('make one that has its pages, with what belongs to them', async () => {
    const page = await (await fetchPage('/login')).text();
    const assets = [...page.matchAll(/(?:src|href)="(\/_next\/static\/[^"]+)"/g)].map(([, path]) =>
      String(path),
    );
    expect(assets.length).toBeGreaterThan(3);
    for (const path of assets) expect((await fetchPage(path)).status, path).toBe(200);
  });

  it('make one that SIGTERM ends with 0, and which is not healthy then', async () => {
    const begun = performance.now();
    server.kill('SIGTERM');
    await once(server, 'close');
    expect(server.exitCode, log).toBe(0);
    expect(performance.now() - begun).toBeLessThan(5_000);
    expect(await isHealthy()).toBe(false);
  });
});

describe('a Dockerfile that holds something that nobody tried', () => {
  const build = (text: string, files: Record<string, string> = {}) => {
    const root = temporaryFolder(files);
    const context = { root, files: Object.keys(files) };
    return runDockerfile({ context, folder: temporaryFolder(), env: {}, mayChangeSystem: false }, text);
  };

  it.each([
    ['FROM a\nADD x y\n', /instruction that is not known here: ADD x y/],
    ['RUN true\n', /RUN before FROM/],
    ['FROM a\nRUN --network=none true\n', /option of RUN/],
    ['FROM a\nRUN echo said; false\n', /RUN .* ended with 1:\nsaid/],
    ['FROM a\nCOPY missing .\n', /missing is not in the context/],
    ['FROM a\nCOPY --from=b /x .\n', /no stage b/],
    ['FROM a AS b\nFROM a\nCOPY --from=b /x .\n', /\/x is not in the stage b/],
    ['FROM a\nWORKDIR $HOME\n', /Variables are not known/],
    ['FROM a\nHEALTHCHECK NONE\n', /form of HEALTHCHECK/],
  ])('fails: %j', async (text, sentence) => {
    await expect(build(text)).rejects.toThrow(sentence);
  });

  it('would be seen as it is by COPY: folders give their content', async () => {
    const text =
      'FROM a\nWORKDIR /app\nCOPY one two/\nCOPY one three\nCOPY b/c d\nCOPY b .\n# end\nRUN cat two/one \\\n  d > e\n';
    const { root } = await build(text, { one: '1', 'b/c': '2' });
    expect(
      execFileSync('find', ['.', '-type', 'f'], { cwd: root, encoding: 'utf8' }).trim().split('\n').sort(),
    ).toEqual(['./app/c', './app/d', './app/e', './app/three', './app/two/one']);
    expect(readFileSync(join(root, 'app/e'), 'utf8')).toBe('12');
  });
});

it('lets the last line of .dockerignore that fits decide', () => {
  const root = temporaryFolder();
  for (const file of ['a/x.ts', 'a/x.test.ts', 'b/c/d', 'b/e', '.env', 'f']) writeIn(root, file, '');
  expect(listContext(root, '# all\n*\n!a\n!b/c\n**/*.test.ts\n').sort()).toEqual(['a/x.ts', 'b/c/d']);
  expect(listContext(root, 'b\n').sort()).toEqual(['.env', 'a/x.test.ts', 'a/x.ts', 'f']);
});

/** What a shell and npm need of this machine, and nothing that is a setting of the server. */
function hostEnvironment(): Record<string, string> {
  const wanted =
    /^(PATH|HOME|LANG|TMPDIR|SMART_CRADLE_TEST_RUN|NODE_EXTRA_CA_CERTS|npm_config_.*|(https?|no)_proxy)$/i;
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      wanted.test(name) && value !== undefined ? [[name, value]] : [],
    ),
  );
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
