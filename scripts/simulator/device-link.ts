import { connect, type MqttClient } from 'mqtt';
import { type Signal, servoTopic, signalTopic } from './wire';

/** The device's connection to the broker, as paho-mqtt makes it. */
export type DeviceLink = {
  readonly connected: boolean;
  /** Resolves once connected and subscribed for the first time; afterwards it reconnects by itself. */
  open(signal: AbortSignal): Promise<void>;
  /** Resolves when the message is with the kernel, or was lost because there is no connection. Never rejects. */
  publish(signal: Signal, payload: string | Buffer): Promise<void>;
  /** Cuts the connection without a word, as a lost network does. */
  cut(): void;
  /** Says DISCONNECT and ends for good. */
  close(): Promise<void>;
};

type DeviceLinkOptions = {
  url: string;
  uuid: string;
  log: (line: string) => void;
  onServo: (payload: Buffer) => void;
  /** Called on every connection, with `again` true from the second on. */
  onConnected: (again: boolean) => void;
};

const RECONNECT_MS = 1_000;
/** Each message underway listens for the end of the connection; more of them than this is worth a warning. */
const MAX_MESSAGES_UNDERWAY = 200;

/** MQTT 3.1.1, QoS 0, no credentials, an empty client id, nothing kept while offline: paho's defaults. */
export function createDeviceLink({ url, uuid, log, onServo, onConnected }: DeviceLinkOptions): DeviceLink {
  let client: MqttClient | null = null;
  let connections = 0;
  const onConnect = (opened: MqttClient): void => {
    connections++;
    log(connections === 1 ? `connected to ${url}` : 'connected again');
    opened.subscribe(servoTopic(uuid), { qos: 0 }, (cause, granted) => {
      const refused = cause ?? granted?.find(({ qos }) => qos === 128);
      if (refused) log(`the broker refuses ${servoTopic(uuid)}`);
    });
    onConnected(connections > 1);
  };
  return {
    get connected() {
      return client?.connected ?? false;
    },
    async open(signal) {
      const opened = createClient(url);
      client = opened;
      opened.setMaxListeners(MAX_MESSAGES_UNDERWAY);
      reportTrouble(opened, log);
      opened.on('message', (_topic, payload) => onServo(payload));
      opened.on('connect', () => onConnect(opened));
      await firstSubscription(opened, signal);
    },
    publish(signal, payload) {
      const open = client;
      return open?.connected ? publishOnce(open, signalTopic(uuid, signal), payload) : Promise.resolve();
    },
    cut() {
      client?.stream.destroy();
    },
    async close() {
      // Offline there is nobody to say goodbye to, and a polite end would wait for the connection.
      await client?.endAsync(!client.connected);
    },
  };
}

function createClient(url: string): MqttClient {
  return connect(url, {
    protocolVersion: 4,
    clientId: '',
    clean: true,
    keepalive: 60,
    reconnectPeriod: RECONNECT_MS,
    connectTimeout: 10_000,
    queueQoSZero: false,
    resubscribe: false,
  });
}

function publishOnce(client: MqttClient, topic: string, payload: string | Buffer): Promise<void> {
  return new Promise((resolve) => {
    // mqtt.js never calls back for a QoS 0 message whose connection broke while it was being written.
    const settle = (): void => {
      client.off('close', settle);
      resolve();
    };
    client.once('close', settle);
    client.publish(topic, payload, { qos: 0 }, settle);
  });
}

/** One line when the connection is lost or cannot be made, not one for every attempt. */
function reportTrouble(client: MqttClient, log: (line: string) => void): void {
  let reported = false;
  const report = (problem: string): void => {
    if (!reported) log(`broker: ${problem}; trying again`);
    reported = true;
  };
  client.on('error', (cause) =>
    report(cause.message || ('code' in cause ? String(cause.code) : 'unreachable')),
  );
  client.on('offline', () => report('no connection'));
  client.on('connect', () => {
    reported = false;
  });
}

function firstSubscription(client: MqttClient, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onPacket = ({ cmd }: { cmd?: string }): void => {
      if (cmd === 'suback') settle(resolve);
    };
    const onAbort = (): void => settle(() => reject(signal.reason));
    const settle = (finish: () => void): void => {
      client.off('packetreceive', onPacket);
      signal.removeEventListener('abort', onAbort);
      finish();
    };
    client.on('packetreceive', onPacket);
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
  });
}
