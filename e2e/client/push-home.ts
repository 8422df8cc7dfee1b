import { type AppServer, startAppServer } from '../servers/app-server';
import { type PushedMessage, type PushService, startPushService } from '../servers/push-service';
import type { Configuration } from '../servers/surroundings';
import { type Client, createCaregiverOf, requireOk } from './http-client';
import { findStoredCradle, type StoredNight } from './stored-night';
import { type PlantedAlert, plantQueued } from './stored-notification';

/** A message as the outbox keeps it. */
export interface OutboxRow {
  uid: string;
  device_id: number;
  state: string;
  reason: string | null;
  attempts: number;
  next_try_at: Date | null;
  sent_at: Date | null;
  shown_at: Date | null;
  opened_at: Date | null;
}

/** A server that tells devices by a push service of the test's, and a caregiver with a cradle. */
export interface PushHome {
  server: AppServer;
  service: PushService;
  parent: Client;
  cradle: StoredNight;
  rowOf(uid: string): Promise<OutboxRow>;
  /** Of all caregivers, the newest last; those that are told something. */
  deviceIds(): Promise<number[]>;
  /** @returns the device's id. */
  subscribe(device: string, language?: string): Promise<number>;
  /** Has the server find the messages as one that went down with them would. @returns their uids. */
  queue(alert: PlantedAlert, devices: readonly number[]): Promise<string[]>;
  /** The first message that comes to a device. */
  delivered(device: string): Promise<PushedMessage>;
  attemptsAt(device: string): PushedMessage[];
  /** Lines of the server's log with an address or a token in them: there should be none. */
  listSecretLines(): string[];
  dispose(): Promise<void>;
}

/** What a device may act with. */
export const tokenOf = ({ payload }: PushedMessage): string => String(payload.token);

const DELIVERED_WITHIN_MS = 20_000;

export async function startPushHome(configuration: Configuration, uuid: string): Promise<PushHome> {
  const service = await startPushService();
  const server = await startAppServer({ configuration, env: service.env });
  const parent = await createCaregiverOf(server.base, 'parent', uuid);
  const deviceIds = async (): Promise<number[]> =>
    (await server.query('SELECT id FROM push_subscriptions WHERE gone_at IS NULL ORDER BY id')).map(
      ({ id }) => id,
    );
  return {
    ...{ server, service, parent, deviceIds },
    cradle: await findStoredCradle(server.query, uuid),
    async rowOf(uid) {
      const [row] = await server.query('SELECT * FROM notifications WHERE uid = ?', [uid]);
      return row as OutboxRow;
    },
    async subscribe(device, language = 'ko') {
      const json = service.subscribe(device);
      const headers = { 'Accept-Language': language };
      await requireOk(parent.call('/api/push_subscription', { json, headers }));
      return (await deviceIds()).at(-1) ?? 0;
    },
    async queue(alert, devices) {
      const uids: string[] = [];
      for (const deviceId of devices)
        uids.push(await plantQueued(server.query, alert, { deviceId, kind: 'alert' }));
      await server.kill();
      await server.start();
      return uids;
    },
    delivered: (device) => service.attempts.find((message) => message.device === device, DELIVERED_WITHIN_MS),
    attemptsAt: (device) => service.attempts.all.filter((message) => message.device === device),
    listSecretLines() {
      const secrets = ['push.test', ...service.attempts.all.map(tokenOf)];
      return server.log.filter((line) => secrets.some((secret) => line.includes(secret)));
    },
    async dispose() {
      await server.dispose();
      await service.stop();
    },
  };
}
