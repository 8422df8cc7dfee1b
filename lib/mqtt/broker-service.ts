import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { BrokerChoice } from '@/lib/platform/env';
import { createGuardedAedes, type GuardedAedes, type GuardedAedesDeps } from './guarded-aedes';
import { withLimit } from './time-limit';

/** Sockets, not cradles: a cradle that reconnects may hold two for a while. */
const MAX_CONNECTIONS = 1_000;
/** A device that vanished without a word and asked for no MQTT keep-alive is noticed by TCP's. */
const TCP_KEEPALIVE_MS = 60_000;
const FAREWELL_MS = 500;

export type EmbeddedBroker = Extract<BrokerChoice, { kind: 'embedded' }>;

export interface BrokerService {
  /** QoS 0 and never stored: a cradle that is away misses the command instead of obeying it late. */
  publish(topic: string, payload: string): void;
  close(): Promise<void>;
}

/** Listens on the port; rejects with the system's error when it cannot be had. */
export async function openBrokerService(
  deps: GuardedAedesDeps,
  { port, host }: EmbeddedBroker,
): Promise<BrokerService> {
  // First the broker, then the port: a cradle may connect the moment that it is open.
  const guarded = await createGuardedAedes(deps);
  const sockets = new Set<Socket>();
  const server = createServer({ keepAlive: true, keepAliveInitialDelay: TCP_KEEPALIVE_MS, noDelay: true });
  server.maxConnections = MAX_CONNECTIONS;
  server.on('drop', (from) => deps.onRefused('connection', { address: from?.remoteAddress }));
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    guarded.accept(socket);
  });
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    guarded.broker.close();
    throw error;
  }
  return {
    publish: (topic, payload) => publish(guarded, topic, payload),
    close: () => close(server, guarded, sockets),
  };
}

function publish({ broker }: GuardedAedes, topic: string, payload: string): void {
  // Who is slow to take it is not our concern: the broker has it now.
  broker.publish({ cmd: 'publish', topic, payload, qos: 0, dup: false, retain: false }, () => undefined);
}

async function close(server: Server, { broker }: GuardedAedes, sockets: Set<Socket>): Promise<void> {
  const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
  const farewell = new Promise<void>((resolve) => void broker.close(resolve));
  await withLimit(farewell, FAREWELL_MS, 'no farewell').catch(() => undefined);
  for (const socket of sockets) socket.destroy();
  await closed;
}
