import type { IClientOptions, MqttClient } from 'mqtt';
import { afterEach, beforeEach } from 'vitest';
import { findFreePort } from '@/e2e/servers/free-port';
import { systemClock } from '@/lib/platform/clock';
import { createLogger } from '@/lib/platform/logger';
import { createCradleLink } from './create-link';
import type { CradleLink } from './link';
import { createLinkRecorder, type LinkRecorder } from './link-recorder';
import { connectDevice } from './test-device';

/** Test part: for each test of a file an embedded broker of its own on a free port, not started yet. */
export interface TestBroker {
  port: number;
  link: CradleLink;
  /** What the server heard. */
  seen: LinkRecorder;
  /** A connected device; it is ended with the test. */
  device(options?: IClientOptions): Promise<MqttClient>;
  /** Whether the broker still hands on what this client publishes. */
  isServed(client: MqttClient): Promise<boolean>;
}

export function eachTestBroker(): TestBroker {
  const clients: MqttClient[] = [];
  const broker = {
    async device(options?: IClientOptions) {
      const client = await connectDevice(broker.port, options);
      clients.push(client);
      return client;
    },
    async isServed(client: MqttClient) {
      const next = broker.seen.nextMessage();
      await client.publishAsync('cradle/one/temperature', 'alive');
      return (await next).payload.toString() === 'alive';
    },
  } as TestBroker;

  beforeEach(async () => {
    broker.port = await findFreePort();
    broker.seen = createLinkRecorder();
    broker.link = createCradleLink({
      choice: { kind: 'embedded', host: '127.0.0.1', port: broker.port },
      logger: createLogger('silent'),
      clock: systemClock,
      ...broker.seen,
    });
  });

  afterEach(async () => {
    for (const client of clients.splice(0)) client.end(true);
    await broker.link.stop();
  });

  return broker;
}
