import path from 'node:path';
import { z } from 'zod';
import { LOG_LEVELS } from './logger';

/** Where an outside MySQL or MariaDB is. */
export interface DatabaseServer {
  host: string;
  port: number;
  /** Unix socket; wins over host and port. */
  socketPath?: string;
  user: string;
  password: string;
  database: string;
}

export type DatabaseChoice =
  | { kind: 'embedded'; runningSocket: string | null }
  | { kind: 'outside'; server: DatabaseServer };

export type BrokerChoice =
  | { kind: 'embedded'; port: number; host: string }
  | { kind: 'outside'; url: string };

/** Paths of PEM files: a certificate with those that vouch for it, and its key without a passphrase. */
export interface CertificateFiles {
  certFile: string;
  keyFile: string;
}

/** The server that takes our e-mail (`smtp://` or `smtps://`), and whom it comes from. */
export interface MailChoice {
  smtpUrl: string;
  from: string;
}

export interface Env {
  production: boolean;
  port: number;
  host: string;
  dataDir: string;
  /** Address under which parents reach the pages, without a slash at the end; null when not given. */
  publicUrl: string | null;
  database: DatabaseChoice;
  broker: BrokerChoice;
  /** Key of signatures; null when one of our own is to be kept under the data folder. */
  secretKey: string | null;
  /** Certificate with which we speak HTTPS ourselves; null for HTTP. */
  tls: CertificateFiles | null;
  /** How e-mail goes out; null when it does not. */
  mail: MailChoice | null;
  /** Memory of all rings that hold the last seconds before an alert, bytes. */
  prerollBytes: number;
  /** How long readings and recordings are kept, ms. */
  retentionMs: number;
  /** Recording stops while less than this is free where the data lies, bytes; 0 never. */
  diskFreeMinBytes: number;
  trustProxy: boolean;
  corsOrigins: readonly string[];
  legacyAppStream: boolean;
  logLevel: (typeof LOG_LEVELS)[number];
}

/** Start-up stops with this: the sentence says which variable and what to set. */
export class EnvError extends Error {
  override name = 'EnvError';
}

const MEBIBYTE = 1_048_576;
const DAY_MS = 86_400_000;

const port = z.coerce.number().int().min(1).max(65_535);
const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true');
const origin = z.url({ protocol: /^https?$/ }).transform((value) => new URL(value).origin);

/** Every variable that is read, with its form. */
export const ENV_SHAPE = z.object({
  NODE_ENV: z.string().optional(),
  PORT: port.default(3000),
  HOST: z.string().default('0.0.0.0'),
  DATA_DIR: z.string().default('./data'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((value) => value.replace(/\/+$/, ''))
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  SECRET_KEY: z.string().optional(),
  TLS_CERT: z.string().optional(),
  TLS_KEY: z.string().optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*@[^\r\n]*$/)
    .optional(),
  PREROLL_MEMORY_MB: z.coerce.number().int().min(0).max(65_536).default(256),
  RETENTION_DAYS: z.coerce.number().int().min(1).max(3_650).default(30),
  DISK_FREE_MIN: z.coerce.number().int().min(0).max(1_073_741_824).default(1_024),
  TRUST_PROXY: flag.default(false),
  LEGACY_APP_STREAM: flag.default(false),
  CORS_ORIGINS: z
    .string()
    .default('')
    .transform((value) => value.split(',').map((part) => part.trim()))
    .pipe(z.array(z.string()).transform((parts) => parts.filter((part) => part !== '')))
    .pipe(z.array(origin)),
  MYSQL_HOST: z.string().optional(),
  MYSQL_PORT: port.default(3306),
  MYSQL_DATABASE: z.string().optional(),
  MYSQL_USER: z.string().optional(),
  MYSQL_PASSWORD: z.string().optional(),
  SQLALCHEMY_DATABASE_URI: z.string().optional(),
  SMART_CRADLE_DATABASE_SOCKET: z.string().optional(),
  MQTT_BROKER_HOST: z.string().optional(),
  MQTT_BROKER_PORT: port.default(1883),
});

type Variables = z.infer<typeof ENV_SHAPE>;

/**
 * The environment, checked. An empty variable counts as unset, as in a `.env` file made from the example.
 * @throws EnvError naming each variable that does not fit, before anything was started.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = ENV_SHAPE.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new EnvError(`These variables do not fit: ${faults.join('; ')}`);
  }
  return toEnv(parsed.data);
}

function toEnv(variables: Variables): Env {
  const database = chooseDatabase(variables);
  return {
    production: variables.NODE_ENV === 'production',
    port: variables.PORT,
    host: variables.HOST,
    dataDir: path.resolve(variables.DATA_DIR),
    publicUrl: variables.PUBLIC_URL ?? null,
    database,
    broker: chooseBroker(variables, database),
    secretKey: variables.SECRET_KEY ?? null,
    tls: chooseCertificate(variables),
    mail: chooseMail(variables),
    prerollBytes: variables.PREROLL_MEMORY_MB * MEBIBYTE,
    retentionMs: variables.RETENTION_DAYS * DAY_MS,
    diskFreeMinBytes: variables.DISK_FREE_MIN * MEBIBYTE,
    trustProxy: variables.TRUST_PROXY,
    corsOrigins: variables.CORS_ORIGINS,
    legacyAppStream: variables.LEGACY_APP_STREAM,
    logLevel: variables.LOG_LEVEL,
  };
}

function chooseCertificate({ TLS_CERT, TLS_KEY }: Variables): CertificateFiles | null {
  if (TLS_CERT === undefined && TLS_KEY === undefined) return null;
  if (TLS_CERT === undefined || TLS_KEY === undefined) {
    const [given, lacking] = TLS_CERT === undefined ? ['TLS_KEY', 'TLS_CERT'] : ['TLS_CERT', 'TLS_KEY'];
    throw new EnvError(`${given} is set without ${lacking}. Set both to speak HTTPS, or neither.`);
  }
  return { certFile: path.resolve(TLS_CERT), keyFile: path.resolve(TLS_KEY) };
}

function chooseMail({ SMTP_URL, MAIL_FROM }: Variables): MailChoice | null {
  if (SMTP_URL === undefined && MAIL_FROM === undefined) return null;
  if (SMTP_URL === undefined || MAIL_FROM === undefined) {
    const [given, lacking] = SMTP_URL === undefined ? ['MAIL_FROM', 'SMTP_URL'] : ['SMTP_URL', 'MAIL_FROM'];
    throw new EnvError(`${given} is set without ${lacking}. Set both to send e-mail, or neither.`);
  }
  return { smtpUrl: SMTP_URL, from: MAIL_FROM };
}

function chooseDatabase(variables: Variables): DatabaseChoice {
  if (variables.SQLALCHEMY_DATABASE_URI) {
    return { kind: 'outside', server: parseDatabaseUri(variables.SQLALCHEMY_DATABASE_URI) };
  }
  if (variables.MYSQL_HOST)
    return { kind: 'outside', server: fromMysqlVariables(variables.MYSQL_HOST, variables) };
  const lonely = (['MYSQL_USER', 'MYSQL_PASSWORD', 'MYSQL_DATABASE'] as const).filter(
    (name) => variables[name] !== undefined,
  );
  if (lonely.length > 0) {
    throw new EnvError(
      `${lonely.join(', ')} is set without MYSQL_HOST. Set MYSQL_HOST to use that database, ` +
        'or unset all MYSQL_* variables to use the embedded one.',
    );
  }
  return { kind: 'embedded', runningSocket: variables.SMART_CRADLE_DATABASE_SOCKET ?? null };
}

function fromMysqlVariables(host: string, variables: Variables): DatabaseServer {
  const { MYSQL_USER: user, MYSQL_PASSWORD: password } = variables;
  if (user === undefined || password === undefined) {
    throw new EnvError('MYSQL_HOST is set: set MYSQL_USER and MYSQL_PASSWORD too. Neither has a default.');
  }
  return {
    host,
    port: variables.MYSQL_PORT,
    user,
    password,
    database: variables.MYSQL_DATABASE ?? 'smartcradle',
  };
}

/** `mysql+pymysql://USER:PASS@HOST:PORT/DB`, the form earlier installations have. */
function parseDatabaseUri(uri: string): DatabaseServer {
  const fault = new EnvError(
    'SQLALCHEMY_DATABASE_URI must look like mysql+pymysql://USER:PASS@HOST:PORT/DB (special characters %-encoded).',
  );
  const url = URL.canParse(uri) ? new URL(uri) : null;
  if (!url || !/^mysql(\+[a-z]+)?:$/.test(url.protocol)) throw fault;
  try {
    const server = {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port === '' ? 3306 : Number(url.port),
      socketPath: url.searchParams.get('unix_socket') ?? undefined,
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      database: decodeURIComponent(url.pathname.slice(1)),
    };
    if (!server.host || !server.user || !server.database) throw fault;
    return server;
  } catch (cause) {
    throw cause instanceof EnvError ? cause : fault;
  }
}

function chooseBroker(variables: Variables, database: DatabaseChoice): BrokerChoice {
  // Earlier installations run beside a container of this name and never set the variable.
  const host = variables.MQTT_BROKER_HOST ?? (database.kind === 'outside' ? 'mosquitto' : undefined);
  if (host === undefined) return { kind: 'embedded', port: variables.MQTT_BROKER_PORT, host: variables.HOST };
  const literal = host.includes(':') ? `[${host}]` : host;
  return { kind: 'outside', url: `mqtt://${literal}:${variables.MQTT_BROKER_PORT}` };
}
