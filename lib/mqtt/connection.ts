import { randomBytes } from 'node:crypto';
import { connect, type IPublishPacket, type MqttClient } from 'mqtt';
import { SIGNAL_SUBSCRIPTIONS } from '@/lib/cradle/topics';
import { MAX_PACKET_BYTES } from './packet-guard';
import type { OnRefused, RefusalKind } from './refusals';
import { withLimit } from './time-limit';

const CONNECT_LIMIT_MS = 10_000;
const SUBSCRIBE_LIMIT_MS = 10_000;
const ACKNOWLEDGE_LIMIT_MS = 5_000;
/** Silence of one and a half of these counts as a dead connection. */
const KEEPALIVE_S = 15;
/** For a DISCONNECT to leave; then the socket is simply closed. */
const FAREWELL_MS = 300;

/** One connection to an outside broker, from the attempt to its end. It never connects again. */
export interface Connection {
  /** Resolves when the broker takes us and all subscriptions; rejects with the reason when it does not. */
  up: Promise<void>;
  /** Resolves when the connection is closed, for whatever reason, with the last error or null. */
  gone: Promise<Error | null>;
  /** QoS 1: resolves with the broker's PUBACK; rejects after 5 s or when the connection ends before. */
  publish(topic: string, payload: string): Promise<void>;
  close(): Promise<void>;
}

export interface ConnectionListener {
  onMessage(topic: string, payload: Buffer): void;
  onRefused: OnRefused;
}

export function openConnection(url: string, { onMessage, onRefused }: ConnectionListener): Connection {
  const client = connect(url, {
    protocolVersion: 4,
    clean: true,
    clientId: `smart-cradle-${randomBytes(8).toString('hex')}`,
    keepalive: KEEPALIVE_S,
    connectTimeout: CONNECT_LIMIT_MS,
    // Our caller decides when to try again, with a new client: this one would send unacknowledged commands anew.
    reconnectPeriod: 0,
    resubscribe: false,
    queueQoSZero: false,
  });
  client.on('message', (topic, payload, packet) => {
    const refusal = refusalOf(packet);
    if (refusal) onRefused(refusal, { topic: topic.slice(0, 100) });
    else onMessage(topic, payload);
  });
  const gone = watchEnd(client);
  return {
    up: subscribeAll(client, gone),
    gone,
    publish: (topic, payload) => publish(client, gone, topic, payload),
    async close() {
      await withLimit(client.endAsync(), FAREWELL_MS, 'no farewell').catch(() => client.end(true));
      client.stream.destroy();
    },
  };
}

/** What a subscriber gets with the retain flag is of before its subscription, and would look as if it were of now. */
function refusalOf({ retain, length = 0 }: IPublishPacket): RefusalKind | null {
  if (retain) return 'retained';
  return length > MAX_PACKET_BYTES ? 'oversized_packet' : null;
}

function watchEnd(client: MqttClient): Promise<Error | null> {
  let last: Error | null = null;
  client.on('error', (error) => {
    last = error;
  });
  return new Promise((resolve) => {
    client.once('close', () => resolve(last));
  });
}

async function subscribeAll(client: MqttClient, gone: Promise<Error | null>): Promise<void> {
  await before(gone, new Promise<void>((resolve) => void client.once('connect', () => resolve())));
  const granted = client.subscribeAsync([...SIGNAL_SUBSCRIPTIONS], { qos: 0 }).catch((cause) => {
    throw new Error(
      `the broker refuses the subscriptions to ${SIGNAL_SUBSCRIPTIONS.join(', ')} (${cause.message}); allow them in its access rules`,
      { cause },
    );
  });
  await before(gone, withLimit(granted, SUBSCRIBE_LIMIT_MS, 'the broker does not answer the subscriptions'));
}

async function publish(
  client: MqttClient,
  gone: Promise<Error | null>,
  topic: string,
  payload: string,
): Promise<void> {
  const acknowledged = client.publishAsync(topic, payload, { qos: 1, retain: false });
  await before(gone, withLimit(acknowledged, ACKNOWLEDGE_LIMIT_MS, 'the broker did not acknowledge'));
}

/** mqtt.js leaves some callbacks uncalled when the connection ends. */
async function before<T>(gone: Promise<Error | null>, promise: Promise<T>): Promise<T> {
  const ended = gone.then((error) => {
    throw error ?? new Error('the broker closed the connection');
  });
  // The loser of the race may reject later, with nobody waiting.
  promise.catch(() => undefined);
  ended.catch(() => undefined);
  return Promise.race([promise, ended]);
}
