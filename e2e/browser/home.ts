import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { Scene } from '@/scripts/simulator/scenes';
import { createSimulatedCradle, type SimulatedCradle } from '@/scripts/simulator/simulated-cradle';
import { type Client, createCaregiver, createClient, requireOk } from '../client/http-client';
import { addLivedNight } from '../client/lived-night';
import { drawPicture } from '../client/pictures';
import { findStoredCradle } from '../client/stored-night';
import { type AppServer, startAppServer } from '../servers/app-server';

/** A server with the cradles and parents of one test file. */
export interface Home {
  readonly server: AppServer;
  readonly base: string;
  /** A cradle that has registered and sends already; it ends with the file at the latest. 4 pictures a second. */
  bringCradle(uuid: string, options?: { scene?: Scene; fps?: number }): Promise<SimulatedCradle>;
  /** A parent who has signed up and in, and claimed these cradles. */
  bringParent(username: string, uuids?: string[]): Promise<Client>;
  /** A cradle that has registered, and sends nothing. */
  register(uuid: string): Promise<void>;
  /** Half a day of readings, with alerts and a recording, up to now. */
  bringNight(uuid: string): ReturnType<typeof addLivedNight>;
}

/** @param env of the server, asked for when it starts */
export function prepareHome(env: () => Record<string, string> = () => ({})): Home {
  const cradles: SimulatedCradle[] = [];
  let server: AppServer;

  beforeAll(async () => {
    server = await startAppServer({ configuration: 'embedded', env: env() });
  });
  afterAll(async () => {
    await Promise.all(cradles.map((cradle) => cradle.stop()));
    await server?.dispose();
  });

  return {
    get server() {
      return server;
    },
    get base() {
      return server.base;
    },
    async bringCradle(uuid, { scene = 'calm', fps = 4 } = {}) {
      const addresses = { mqttUrl: server.mqttUrl, baseUrl: server.base };
      const cradle = createSimulatedCradle({ uuid, scene, fps, ...addresses });
      cradles.push(cradle);
      await cradle.start();
      return cradle;
    },
    async bringParent(username, uuids = []) {
      const parent = await createCaregiver(server.base, username);
      for (const uuid of uuids) await requireOk(parent.claim(uuid));
      return parent;
    },
    async register(uuid) {
      await requireOk(createClient(server.base).registerAgent(uuid));
    },
    async bringNight(uuid) {
      const stored = await findStoredCradle(server.query, uuid);
      return addLivedNight(server.query, stored, { jpeg: await drawPicture(), now: Date.now() });
    },
  };
}

/** Gives a browser the session of a parent who signed in elsewhere. */
export async function handSession(
  parent: Client,
  context: BrowserContext,
  base = parent.base,
): Promise<void> {
  const cookies = parent
    .cookie()
    .split('; ')
    .map((pair) => {
      const at = pair.indexOf('=');
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: base };
    });
  await context.addCookies(cookies);
}
