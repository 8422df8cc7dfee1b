import { connectAsync, type MqttClient } from 'mqtt';
import { createInbox, type Inbox } from './inbox';

/** A cradle of which the test says every word; `scripts/simulator` has one that behaves by itself. */
export interface Device {
  client: MqttClient;
  /** Publishes on `cradle/{uuid}/{signal}`; an object goes out as JSON. Resolves when the kernel has it. */
  send(signal: string, payload: object | Buffer | string): Promise<void>;
  /** What came on the servo topic. */
  commands: Inbox<string>;
  leave(): Promise<void>;
}

export async function connectDevice(mqttUrl: string, uuid: string): Promise<Device> {
  const client = await connectAsync(mqttUrl, { protocolVersion: 4, reconnectPeriod: 200 });
  const commands = createInbox<string>();
  client.on('error', () => undefined);
  client.on('message', (_topic, payload) => commands.put(payload.toString('utf8')));
  await client.subscribeAsync(`cradle/${uuid}/servo`);
  return {
    client,
    async send(signal, payload) {
      const isText = typeof payload === 'string' || Buffer.isBuffer(payload);
      await client.publishAsync(`cradle/${uuid}/${signal}`, isText ? payload : JSON.stringify(payload));
    },
    commands,
    leave: () => client.endAsync(true),
  };
}
