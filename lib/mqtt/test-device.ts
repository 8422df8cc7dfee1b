import { connectAsync, type IClientOptions, type MqttClient, type Packet } from 'mqtt';

/** Test part: a client as a cradle's, and packets as only a hostile one would write them. */
export async function connectDevice(port: number, options: IClientOptions = {}): Promise<MqttClient> {
  const client = await connectAsync(`mqtt://127.0.0.1:${port}`, {
    protocolVersion: 4,
    reconnectPeriod: 0,
    ...options,
  });
  // That the broker cuts the connection is what some tests are about.
  client.on('error', () => undefined);
  return client;
}

/** The SUBACK codes; mqtt.js reports a refusal as an error that carries the packet. */
export async function subscribe(client: MqttClient, filters: string[]): Promise<number[]> {
  return new Promise((resolve, reject) => {
    client.subscribe(filters, { qos: 0 }, (error, _granted, packet) => {
      const codes = packet && 'granted' in packet ? packet.granted : undefined;
      if (Array.isArray(codes)) resolve(codes.map(Number));
      else reject(error ?? new Error('no SUBACK'));
    });
  });
}

export interface ReceivedMessage {
  topic: string;
  payload: string;
  qos: number;
}

export function nextMessage(client: MqttClient): Promise<ReceivedMessage> {
  return new Promise((resolve) => {
    client.once('message', (topic, payload, { qos }) => resolve({ topic, payload: String(payload), qos }));
  });
}

/** The payloads from now on. */
export function collectPayloads(client: MqttClient): string[] {
  const payloads: string[] = [];
  client.on('message', (_topic, payload) => payloads.push(String(payload)));
  return payloads;
}

export function nextPacket(client: MqttClient): Promise<Packet> {
  return new Promise((resolve) => void client.once('packetreceive', resolve));
}

export function closed(client: MqttClient): Promise<void> {
  return new Promise((resolve) => void client.once('close', () => resolve()));
}

/** mqtt.js checks topics and filters before it sends: these are written by hand, MQTT 3.1.1 chapter 3. */
export function subscribePacket(messageId: number, filters: string[]): Buffer {
  return packet(0x82, [number(messageId), ...filters.flatMap((filter) => [text(filter), Buffer.from([0])])]);
}

export function unsubscribePacket(messageId: number, filters: string[]): Buffer {
  return packet(0xa2, [number(messageId), ...filters.map(text)]);
}

/** QoS 0, with the retain flag. */
export function retainedPublishPacket(topic: string, payload: string): Buffer {
  return packet(0x31, [text(topic), Buffer.from(payload)]);
}

function packet(type: number, parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const length: number[] = [];
  for (let rest = body.length; ; rest >>= 7) {
    length.push(rest > 127 ? (rest & 127) | 128 : rest);
    if (rest <= 127) break;
  }
  return Buffer.concat([Buffer.from([type, ...length]), body]);
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([number(bytes.length), bytes]);
}

function number(value: number): Buffer {
  return Buffer.from([value >> 8, value & 255]);
}
