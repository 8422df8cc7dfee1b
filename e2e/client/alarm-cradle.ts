import { connectDevice, type Device } from './device';
import { type Client, requireOk } from './http-client';
import { settle } from './settle';

/** An alert as the history of its cradle shows it. */
export interface ShownAlert {
  id: number;
  alert_type: string;
  alert_message: string;
  temperature: number | null;
  face_detected: boolean | null;
  resolved: boolean;
  created_at: string;
}

/** A caregiver's cradle of which a test awaits alerts. */
export interface AlarmCradle {
  uuid: string;
  device: Device;
  /** Newest first. */
  list(): Promise<ShownAlert[]>;
  /** The alerts of a type once there are so many. */
  raised(type: string, count?: number, limitMs?: number): Promise<ShownAlert[]>;
  /** Says the same again and again, as devices do, until the returned function is called. */
  repeat(signal: string, payload: object, everyMs?: number): () => void;
}

export async function addAlarmCradle(
  { client, mqttUrl }: { client: Client; mqttUrl: string },
  uuid: string,
  settings: { alert?: object; watch?: object } = {},
): Promise<AlarmCradle> {
  await requireOk(client.registerAgent(uuid));
  await requireOk(client.claim(uuid));
  if (settings.alert) await requireOk(client.call(`/api/alert_settings/${uuid}`, { json: settings.alert }));
  if (settings.watch) await requireOk(client.call(`/api/watch_settings/${uuid}`, { json: settings.watch }));
  const device = await connectDevice(mqttUrl, uuid);
  const list = async () => (await requireOk(client.call(`/api/alert_history/${uuid}`))).json<ShownAlert[]>();
  return {
    uuid,
    device,
    list,
    async raised(type, count = 1, limitMs = 15_000) {
      const ofType = async () => (await list()).filter((alert) => alert.alert_type === type);
      return settle(ofType, (alerts) => alerts.length >= count, limitMs);
    },
    repeat(signal, payload, everyMs = 300) {
      const say = () => void device.send(signal, payload).catch(() => undefined);
      say();
      const timer = setInterval(say, everyMs);
      return () => clearInterval(timer);
    },
  };
}
