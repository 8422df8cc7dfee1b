import { afterAll, beforeAll } from 'vitest';
import { type AlarmCradle, addAlarmCradle } from '../client/alarm-cradle';
import { type Client, createCaregiver } from '../client/http-client';
import { type AppServer, startAppServer } from '../servers/app-server';
import type { Configuration } from '../servers/surroundings';

/** A server, and one caregiver whose cradles raise alerts; it ends with the tests around it. */
export interface AlarmHome {
  readonly server: AppServer;
  readonly parent: Client;
  /** Those that were added, oldest first. */
  readonly cradles: readonly AlarmCradle[];
  add(uuid: string, settings?: Parameters<typeof addAlarmCradle>[2]): Promise<AlarmCradle>;
}

export function prepareAlarmHome(configuration: Configuration): AlarmHome {
  const cradles: AlarmCradle[] = [];
  let server: AppServer;
  let parent: Client;

  beforeAll(async () => {
    server = await startAppServer({ configuration });
    parent = await createCaregiver(server.base, 'parent');
  });
  afterAll(async () => {
    for (const { device } of cradles) await device.leave();
    await server?.dispose();
  });

  return {
    get server() {
      return server;
    },
    get parent() {
      return parent;
    },
    cradles,
    async add(uuid, settings) {
      const cradle = await addAlarmCradle({ client: parent, mqttUrl: server.mqttUrl }, uuid, settings);
      cradles.push(cradle);
      return cradle;
    },
  };
}
