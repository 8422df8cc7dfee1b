import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { CALLS } from '@/lib/contracts/calls';
import { ENV_SHAPE, parseEnv } from '@/lib/platform/env';
import { parseDockerfile } from './setup/dockerfile';

const read = (file: string): string => readFileSync(file, 'utf8');
const OURS = Object.keys(ENV_SHAPE.shape);
/** Read by Next itself. */
const OF_NEXT = ['NEXT_TELEMETRY_DISABLED'];
const SECRETS = /SECRET|PASSWORD/;

const dockerfile = parseDockerfile(read('Dockerfile'));
const lastStage = dockerfile.slice(dockerfile.findLastIndex(({ name }) => name === 'FROM'));
const instruction = (name: string) => lastStage.findLast((step) => step.name === name)?.rest ?? '';
const imageVariables = Object.fromEntries(
  [...instruction('ENV').matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [String(name), String(value)]),
);

interface Service {
  image?: string;
  environment?: Record<string, string>;
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
  ports?: string[];
  restart?: string;
}

const compose = parse(read('compose.yaml')) as { services: Record<'app' | 'mysql' | 'mosquitto', Service> };
const { app, mysql, mosquitto } = compose.services;

/** What compose makes of a value, given these variables. @throws with its sentence when a needed one is missing. */
function interpolate(value: string, given: Record<string, string>): string {
  return value.replace(/\$\{(\w+)(:-|:\?)([^}]*)\}/g, (_, name: string, kind: string, text: string) => {
    if (given[name]) return given[name];
    if (kind === ':?') throw new Error(text);
    return text;
  });
}

describe('the image', () => {
  it('sets only variables that the server reads', () => {
    expect(Object.keys(imageVariables).filter((name) => ![...OURS, ...OF_NEXT].includes(name))).toEqual([]);
  });

  it('listens on port 80, as earlier installations do, and says so', () => {
    const { port, production, dataDir } = parseEnv(imageVariables);
    expect([port, production, dataDir]).toEqual([80, true, '/data']);
    expect(instruction('EXPOSE').split(' ')).toContain('80');
    expect(instruction('VOLUME')).toBe('/data');
  });

  it('is no root, and is asked for its health by a program that reads our variables', () => {
    expect(instruction('USER')).toBe('node');
    const [, named = ''] = /const \{ (.*) \} = process\.env/.exec(read('deploy/health-check.mjs')) ?? [];
    const names = named.split(', ').map((part) => part.split(' ')[0]);
    expect(names.filter((name) => !OURS.includes(String(name)))).toEqual([]);
    expect(instruction('HEALTHCHECK')).toContain('"deploy/health-check.mjs"');
  });
});

describe('compose', () => {
  const secrets = { SECRET_KEY: 'k', MYSQL_PASSWORD: 'pw', MYSQL_ROOT_PASSWORD: 'root' };
  const variables = (given: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(app.environment ?? {}).map(([name, value]) => [name, interpolate(value, given)]),
    );

  it('sets only variables that the server reads', () => {
    expect(Object.keys(app.environment ?? {}).filter((name) => !OURS.includes(name))).toEqual([]);
  });

  it('gives the server the database and the broker beside it', () => {
    const env = parseEnv({ ...imageVariables, ...variables(secrets) });
    expect(env.broker).toEqual({ kind: 'outside', url: 'mqtt://mosquitto:1883' });
    expect(env.database).toMatchObject({ kind: 'outside', server: { host: 'mysql', password: 'pw' } });
    const { user, database } =
      env.database.kind === 'outside' ? env.database.server : { user: '', database: '' };
    expect(mysql.environment).toMatchObject({ MYSQL_USER: user, MYSQL_DATABASE: database });
  });

  it.each(Object.keys(secrets))('does not start without %s, and says what to set', (missing) => {
    const given = { ...secrets, [missing]: '' };
    const all = [app, mysql, mosquitto].flatMap(({ environment = {} }) => Object.values(environment));
    expect(() => all.map((value) => interpolate(String(value), given))).toThrow(missing);
  });

  it('has no secret of its own', () => {
    for (const { environment = {} } of [app, mysql, mosquitto]) {
      for (const [name, value] of Object.entries(environment)) {
        if (SECRETS.test(name)) expect(value, name).toMatch(new RegExp(`^\\$\\{${name}:\\?[^}]+\\}$`));
      }
    }
  });

  it('starts the server when both others are well, and all of them again when they end', () => {
    expect(app.depends_on).toEqual({
      mysql: { condition: 'service_healthy' },
      mosquitto: { condition: 'service_healthy' },
    });
    for (const service of [mysql, mosquitto]) expect(service.healthcheck?.test.length).toBeGreaterThan(1);
    for (const service of [app, mysql, mosquitto]) expect(service.restart).toBe('unless-stopped');
  });

  it('lets cradles reach the broker, and nobody the database', () => {
    expect([app.ports, mosquitto.ports, mysql.ports]).toEqual([['80:80'], ['1883:1883'], undefined]);
  });
});

describe('the systemd unit', () => {
  const unit = read('deploy/smart-cradle.service');
  const settings = (name: string) =>
    [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value]) => String(value));

  it('starts what the image starts, in production', () => {
    const [, ...args] = JSON.parse(instruction('CMD')) as string[];
    expect(settings('ExecStart')).toEqual([`/usr/bin/node ${args.join(' ')}`]);
    const variables = Object.fromEntries(settings('Environment').map((line) => line.split('=')));
    expect(Object.keys(variables).filter((name) => !OURS.includes(name))).toEqual([]);
    expect(variables).toEqual({
      NODE_ENV: 'production',
      DATA_DIR: `/var/lib/${settings('StateDirectory')[0]}`,
    });
  });

  it('ends the server first, so that it can store what waits and end its database', () => {
    expect([settings('KillMode'), settings('Restart')]).toEqual([['mixed'], ['always']]);
  });

  it('has no mistake that systemd knows', () => {
    // Where there is no systemd its own check cannot be asked; on Debian, and so in CI, it can.
    if (!existsSync('/usr/bin/systemd-analyze')) return;
    const folder = mkdtempSync(path.join(tmpdir(), 'unit-'));
    const file = path.join(folder, 'smart-cradle.service');
    writeFileSync(file, unit.replace('/usr/bin/node', process.execPath));
    try {
      const said = execFileSync('systemd-analyze', ['verify', file], { encoding: 'utf8', stdio: 'pipe' });
      expect(said).toBe('');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the nginx file', () => {
  const nginx = read('deploy/nginx.conf');
  const locations = [...nginx.matchAll(/^\s*location (\S+)\s*\{([^}]*)\}/gm)].map(([, prefix, body]) => ({
    prefix: String(prefix),
    body: String(body),
  }));

  /** Those of the interface that never end. */
  const STREAMS = ['/stream/', '/crying_status/', '/direction_status/', '/api/live/'];

  /** Say nothing until they are encoded. */
  const SLOW = ['/api/video/', '/api/alert_clip/'];

  it('knows only places that calls have', () => {
    const places = locations.map(({ prefix }) => prefix);
    expect(places.sort()).toEqual(['/', ...SLOW, ...STREAMS].sort());
    const called = new Set(CALLS.map(({ path }) => path.replace(/\{\w+\}.*$/, '')));
    expect(places.filter((place) => place !== '/' && !called.has(place))).toEqual([]);
  });

  it('waits for a video longer than for anything else', () => {
    const waits = locations.filter(({ body }) => body.includes('proxy_read_timeout'));
    expect(waits.map(({ prefix, body }) => [prefix, /proxy_read_timeout (\w+);/.exec(body)?.[1]])).toEqual(
      SLOW.map((place) => [place, '300s']),
    );
  });

  it('holds back nothing of what never ends', () => {
    for (const { prefix, body } of locations) {
      expect(body).toContain('proxy_pass http://smart_cradle;');
      expect(body.includes('proxy_buffering off;'), prefix).toBe(STREAMS.includes(prefix));
    }
  });

  it('leaves out no call that streams', () => {
    const streaming = CALLS.filter(({ media = '' }) =>
      /^(text\/event-stream|multipart\/x-mixed-replace)/.test(media),
    );
    expect(streaming.length).toBeGreaterThan(0);
    for (const call of streaming) expect(STREAMS).toContain(call.path.replace('{uuid}', ''));
  });

  it('says who is asking in the headers that the server reads, and overwrites what a client claims', () => {
    const headers = Object.fromEntries(
      [...nginx.matchAll(/proxy_set_header (\S+) (\S+);/g)].map(([, name, value]) => [name, value]),
    );
    expect(headers).toEqual({
      Connection: '""',
      Host: '$http_host',
      'X-Forwarded-Host': '$http_host',
      'X-Forwarded-For': '$remote_addr',
      'X-Forwarded-Proto': '$scheme',
    });
  });
});
