import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { createGuardedAedes } from './guarded-aedes';
import { createLinkRecorder } from './link-recorder';
import { connectDevice } from './test-device';

it('keeps nothing that was sent with the retain flag', async () => {
  const seen = createLinkRecorder();
  const arrived = seen.nextMessage();
  const { broker, accept } = await createGuardedAedes({ ...seen, onRefused: () => undefined });
  const server = createServer(accept).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cradle = await connectDevice((server.address() as AddressInfo).port);
  await cradle.publishAsync('cradle/one/temperature', '36.5', { qos: 1, retain: true });
  await arrived;
  // Not in the types of aedes.
  const { persistence } = broker as unknown as {
    persistence: { createRetainedStream(filter: string): Readable };
  };
  expect(await persistence.createRetainedStream('#').toArray()).toEqual([]);
  await cradle.endAsync();
  broker.close();
  server.close();
});
