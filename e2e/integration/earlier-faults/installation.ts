import { afterAll, beforeAll, expect } from 'vitest';
import type { Told } from '../../access/ask';
import { askCell, type Subject } from '../../access/cells';
import { type CaregiverName, type Household, plantHouseholds } from '../../access/household';
import { connectDevice, type Device } from '../../client/device';
import { type Client, requireOk } from '../../client/http-client';
import { drawPicture } from '../../client/pictures';
import { type AppServer, startAppServer } from '../../servers/app-server';
import { makeEarlierDatabase } from '../../servers/earlier-database';
import { type DatabaseTcpServer, startMariadbTcp } from '../../servers/mariadb-tcp';
import { type MosquittoServer, startMosquitto } from '../../servers/mosquitto';
import { openRunner } from '../../servers/sql-runner';

/** The only Origin that it lets in besides its own. */
export const ALLOWED = 'https://app.example';

/** An outside installation far from UTC that says all it can, on a database that the earlier server made. */
export interface Installation {
  readonly mariadb: DatabaseTcpServer;
  readonly server: AppServer;
  readonly households: Record<CaregiverName, Household>;
  /** The owner's. */
  readonly parent: Client;
  readonly uuid: string;
  readonly device: Device;
  readonly picture: Buffer;
  /** Another server on the same database. */
  start(env: Record<string, string>, untilReady?: boolean): Promise<AppServer>;
  claimNew(name: string): Promise<Device>;
  /** @throws when the answer is a refusal. */
  get<T>(path: string, client?: Client): Promise<T>;
  /** Asks as the owner, of what is the owner's. */
  askOwn(subject: Subject): Promise<Told>;
}

/** Made before the tests around it, and ended after them. */
export function prepareInstallation(): Installation {
  let mariadb: DatabaseTcpServer;
  let mosquitto: MosquittoServer;
  let server: AppServer;
  let households: Record<CaregiverName, Household>;
  let picture: Buffer;

  const start = (env: Record<string, string>, untilReady = true) =>
    startAppServer({
      configuration: 'outside',
      given: { mqttPort: mosquitto.port, database: mariadb },
      env: { LOG_LEVEL: 'debug', ...env },
      untilReady,
    });

  beforeAll(async () => {
    [mariadb, mosquitto, picture] = await Promise.all([startMariadbTcp(), startMosquitto(), drawPicture()]);
    const runner = await openRunner(mariadb);
    await makeEarlierDatabase(runner.run, { sensorRows: 100 });
    await runner.end();
    server = await start({ TZ: 'Asia/Seoul', CORS_ORIGINS: ALLOWED });
    households = await plantHouseholds(server);
  });
  afterAll(async () => {
    await Promise.all([households?.owner.device.leave(), households?.stranger.device.leave()]);
    await server?.dispose();
    await Promise.all([mosquitto?.stop(), mariadb?.stop()]);
  });

  return {
    get mariadb() {
      return mariadb;
    },
    get server() {
      return server;
    },
    get households() {
      return households;
    },
    get parent() {
      return households.owner.client;
    },
    get uuid() {
      return households.owner.named.uuid;
    },
    get device() {
      return households.owner.device;
    },
    get picture() {
      return picture;
    },
    start,
    async claimNew(name) {
      const { client } = households.owner;
      await requireOk(client.registerAgent(name));
      await requireOk(client.claim(name));
      return connectDevice(server.mqttUrl, name);
    },
    async get(path, client = households.owner.client) {
      return (await requireOk(client.call(path))).json();
    },
    async askOwn(subject) {
      const place = { caller: 'owner', choice: 'own' } as const;
      return (await askCell({ base: server.base, households }, subject, place)).told;
    },
  };
}

/** Whatever was asked of it, however the database was. */
export function expectCleanLog({ server, mariadb }: Installation): void {
  expectNoPassword(server.log, mariadb.password);
  expect(server.log.filter((line) => line.includes('A call failed'))).toEqual([]);
}

/** As it is, and as URLs and JSON would write it. */
export function expectNoPassword(log: readonly string[], password: string): void {
  const forms = [
    password,
    encodeURIComponent(password),
    encodeURI(password),
    JSON.stringify(password).slice(1, -1),
  ];
  for (const form of forms) expect(log.filter((line) => line.includes(form))).toEqual([]);
}
