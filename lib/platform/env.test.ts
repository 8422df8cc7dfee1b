import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { EnvError, parseEnv } from './env';

const outsideServer = (variables: Record<string, string>) => {
  const { database } = parseEnv(variables);
  return database.kind === 'outside' ? database.server : null;
};

function refusal(variables: Record<string, string>): string {
  try {
    parseEnv(variables);
  } catch (error) {
    if (error instanceof EnvError) return error.message;
  }
  throw new Error('the environment was accepted');
}

describe('an environment with nothing in it', () => {
  it('means the embedded database and broker on the documented ports', () => {
    expect(parseEnv({})).toEqual({
      production: false,
      port: 3000,
      host: '0.0.0.0',
      dataDir: path.resolve('./data'),
      publicUrl: null,
      database: { kind: 'embedded', runningSocket: null },
      broker: { kind: 'embedded', port: 1883, host: '0.0.0.0' },
      secretKey: null,
      tls: null,
      mail: null,
      prerollBytes: 256 * 1_048_576,
      retentionMs: 30 * 86_400_000,
      diskFreeMinBytes: 1_024 * 1_048_576,
      trustProxy: false,
      corsOrigins: [],
      legacyAppStream: false,
      logLevel: 'info',
    });
  });

  it('is the same as one whose variables are all empty', () => {
    const names = ['PORT', 'HOST', 'DATA_DIR', 'PUBLIC_URL', 'SECRET_KEY', 'MYSQL_HOST', 'MYSQL_PORT'];
    const more = ['MYSQL_USER', 'MYSQL_PASSWORD', 'MYSQL_DATABASE', 'SQLALCHEMY_DATABASE_URI'];
    const last = ['MQTT_BROKER_HOST', 'MQTT_BROKER_PORT', 'CORS_ORIGINS', 'LOG_LEVEL', 'TRUST_PROXY'];
    const empty = Object.fromEntries([...names, ...more, ...last].map((name) => [name, '']));
    expect(parseEnv(empty)).toEqual(parseEnv({}));
  });
});

describe('SMTP_URL and MAIL_FROM', () => {
  it('come together', () => {
    const mail = { SMTP_URL: 'smtps://u:p@mail.example:465', MAIL_FROM: 'Cradle <a@b.example>' };
    expect(parseEnv(mail).mail).toEqual({ smtpUrl: mail.SMTP_URL, from: mail.MAIL_FROM });
    expect(refusal({ SMTP_URL: mail.SMTP_URL })).toContain('SMTP_URL is set without MAIL_FROM');
    expect(refusal({ MAIL_FROM: mail.MAIL_FROM })).toContain('MAIL_FROM is set without SMTP_URL');
  });

  it.each([
    ['SMTP_URL', 'https://mail.example'],
    ['MAIL_FROM', 'nobody'],
    ['MAIL_FROM', 'a@b.example\r\nBcc: c@d.example'],
  ])('%s is not %j', (name, value) => {
    const fitting = { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'a@b.example' };
    expect(refusal({ ...fitting, [name]: value })).toContain(name);
  });
});

describe('MYSQL_*', () => {
  it('names an outside database, with the documented port and name as defaults', () => {
    expect(outsideServer({ MYSQL_HOST: 'db', MYSQL_USER: 'u', MYSQL_PASSWORD: 'pw' })).toEqual({
      host: 'db',
      port: 3306,
      user: 'u',
      password: 'pw',
      database: 'smartcradle',
    });
  });

  it('takes every part', () => {
    const variables = { MYSQL_HOST: 'db', MYSQL_PORT: '3307', MYSQL_USER: 'u', MYSQL_PASSWORD: 'pw' };
    expect(outsideServer({ ...variables, MYSQL_DATABASE: 'cradles' })).toMatchObject({
      port: 3307,
      database: 'cradles',
    });
  });

  it.each([
    ['MYSQL_USER', { MYSQL_USER: 'u' }],
    ['MYSQL_PASSWORD', { MYSQL_PASSWORD: 'hush-hush' }],
    ['MYSQL_DATABASE', { MYSQL_DATABASE: 'cradles' }],
  ])('stops the start when %s is set without a host, naming both', (name, variables) => {
    expect(refusal(variables)).toMatch(new RegExp(`${name} is set without MYSQL_HOST`));
  });

  it.each([
    ['no user', { MYSQL_HOST: 'db', MYSQL_PASSWORD: 'hush-hush' }],
    ['no password', { MYSQL_HOST: 'db', MYSQL_USER: 'u' }],
  ])('stops the start when a host is set with %s', (_, variables) => {
    expect(refusal(variables)).toMatch(/MYSQL_USER and MYSQL_PASSWORD/);
  });
});

describe('SQLALCHEMY_DATABASE_URI', () => {
  it.each([
    ['plain', 'mysql+pymysql://u:pw@db:3307/cradles', { host: 'db', port: 3307, user: 'u', password: 'pw' }],
    ['no port', 'mysql+pymysql://u:pw@db/cradles', { host: 'db', port: 3306 }],
    ['no driver', 'mysql://u:pw@db/cradles', { host: 'db', database: 'cradles' }],
    ['another driver', 'mysql+mysqldb://u:pw@db/cradles', { host: 'db' }],
    [
      'special characters',
      'mysql+pymysql://u%40x:p%40ss%2Fw%3Ard%25%ED%95%9C@db/cradles',
      { user: 'u@x', password: 'p@ss/w:rd%한' },
    ],
    ['IPv6', 'mysql+pymysql://u:pw@[::1]:3306/cradles', { host: '::1', port: 3306 }],
    ['options', 'mysql+pymysql://u:pw@db/cradles?charset=utf8mb4', { database: 'cradles' }],
    [
      'a socket',
      'mysql+pymysql://u:pw@localhost/cradles?unix_socket=/run/my.sock',
      { socketPath: '/run/my.sock' },
    ],
    ['no password', 'mysql+pymysql://root@db/cradles', { user: 'root', password: '' }],
  ])('is read: %s', (_, uri, expected) => {
    expect(outsideServer({ SQLALCHEMY_DATABASE_URI: uri })).toMatchObject(expected);
  });

  it('wins over MYSQL_*', () => {
    const variables = { MYSQL_HOST: 'other', MYSQL_USER: 'x', MYSQL_PASSWORD: 'y' };
    const uri = 'mysql+pymysql://u:pw@db/cradles';
    expect(outsideServer({ ...variables, SQLALCHEMY_DATABASE_URI: uri })?.host).toBe('db');
  });

  it.each([
    ['another database', 'postgresql://u:hush-hush@db/cradles'],
    ['sqlite', 'sqlite:///cradles.db'],
    ['no user', 'mysql+pymysql://db/cradles'],
    ['no database', 'mysql+pymysql://u:hush-hush@db:3306'],
    ['no host', 'mysql+pymysql:///cradles'],
    ['a broken escape', 'mysql+pymysql://u:hush-hush%ZZ@db/cradles'],
    ['a port that is none', 'mysql+pymysql://u:hush-hush@db:port/cradles'],
    ['no address at all', 'hush-hush'],
  ])('is refused without showing the password: %s', (_, uri) => {
    const text = refusal({ SQLALCHEMY_DATABASE_URI: uri });
    expect(text).toContain('SQLALCHEMY_DATABASE_URI');
    expect(text).not.toContain('hush-hush');
  });
});

describe('the broker', () => {
  const outside = { MYSQL_HOST: 'db', MYSQL_USER: 'u', MYSQL_PASSWORD: 'pw' };
  it.each([
    ['a host', { MQTT_BROKER_HOST: 'broker' }, 'mqtt://broker:1883'],
    ['host and port', { MQTT_BROKER_HOST: '10.0.0.2', MQTT_BROKER_PORT: '1884' }, 'mqtt://10.0.0.2:1884'],
    ['IPv6', { MQTT_BROKER_HOST: 'fd00::2' }, 'mqtt://[fd00::2]:1883'],
    ['an outside database alone', outside, 'mqtt://mosquitto:1883'],
    ['an outside database and a host', { ...outside, MQTT_BROKER_HOST: 'broker' }, 'mqtt://broker:1883'],
  ])('is an outside one with %s', (_, variables, url) => {
    expect(parseEnv(variables as Record<string, string>).broker).toEqual({ kind: 'outside', url });
  });

  it('listens on MQTT_BROKER_PORT when it is the embedded one', () => {
    const { broker } = parseEnv({ MQTT_BROKER_PORT: '1999', HOST: '127.0.0.1' });
    expect(broker).toEqual({ kind: 'embedded', port: 1999, host: '127.0.0.1' });
  });
});

describe('CORS_ORIGINS and PUBLIC_URL', () => {
  it.each([
    ['https://a.example', ['https://a.example']],
    [' https://a.example/ , http://b.example:8080,', ['https://a.example', 'http://b.example:8080']],
    ['https://A.example:443', ['https://a.example']],
    [' , ', []],
  ])('reads the list %j', (text, origins) => {
    expect(parseEnv({ CORS_ORIGINS: text }).corsOrigins).toEqual(origins);
  });

  it.each(['*', 'a.example', 'ftp://a.example', 'https://a.example,b'])('refuses the list %j', (text) => {
    expect(refusal({ CORS_ORIGINS: text })).toContain('CORS_ORIGINS');
  });

  it('takes the slash from the end of PUBLIC_URL', () => {
    expect(parseEnv({ PUBLIC_URL: 'https://cradle.example//' }).publicUrl).toBe('https://cradle.example');
  });
});

it.each([
  ['PORT', 'eighty'],
  ['PORT', '0'],
  ['PORT', '65536'],
  ['PORT', '80.5'],
  ['PORT', ' '],
  ['MYSQL_PORT', '-1'],
  ['MQTT_BROKER_PORT', 'x'],
  ['PUBLIC_URL', 'cradle.example'],
  ['LOG_LEVEL', 'loud'],
  ['TRUST_PROXY', 'yes'],
  ['LEGACY_APP_STREAM', 'on'],
])('stops the start when %s is %j, naming it', (name, value) => {
  expect(refusal({ [name]: value })).toContain(name);
});

it('shows no password in any refusal', () => {
  const secrets = { MYSQL_PASSWORD: 'hush-hush', SECRET_KEY: 'hush-key' };
  const faults: Record<string, string>[] = [{}, { PORT: 'x' }, { CORS_ORIGINS: '*' }, { MYSQL_HOST: 'db' }];
  for (const fault of faults) {
    expect(refusal({ ...secrets, ...fault })).not.toMatch(/hush/);
  }
});

describe('a certificate', () => {
  it('is named by the paths of both of its files', () => {
    expect(parseEnv({ TLS_CERT: 'tls/cert.pem', TLS_KEY: '/etc/tls/key.pem' }).tls).toEqual({
      certFile: path.resolve('tls/cert.pem'),
      keyFile: '/etc/tls/key.pem',
    });
  });

  it.each([
    [{ TLS_CERT: 'a' }, 'TLS_CERT is set without TLS_KEY'],
    [{ TLS_KEY: 'a' }, 'TLS_KEY is set without TLS_CERT'],
    [{ TLS_CERT: '', TLS_KEY: 'a' }, 'TLS_KEY is set without TLS_CERT'],
  ])('is refused by halves: %j', (variables, sentence) => {
    expect(refusal(variables)).toContain(sentence);
  });
});
