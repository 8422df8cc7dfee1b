import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { servoPayload, servoTopic } from '@/lib/cradle/topics';
import type { BrokerChoice } from '@/lib/platform/env';
import { AppError } from '@/lib/platform/errors';
import { createLimitedLog } from '@/lib/platform/log-limit';
import { createBackoff } from './backoff';
import { createGuardedAedes, type GuardedAedes } from './guarded-aedes';
import type { CradleLink, LinkDeps, RefusalKind } from './link';
import { createLinkState } from './link-state';
import { withLimit } from './time-limit';

/** Sockets, not cradles: a cradle that reconnects may hold two for a while. */
const MAX_CONNECTIONS = 1_000;
/** A device that vanished without a word and asked for no MQTT keep-alive is noticed by TCP's. */
const TCP_KEEPALIVE_MS = 60_000;
const FAREWELL_MS = 500;

type EmbeddedBroker = Extract<BrokerChoice, { kind: 'embedded' }>;

/** The link as a broker of our own: cradles connect to us, and their messages need no client in between. */
export function createBroker(deps: LinkDeps<EmbeddedBroker>): CradleLink {
  const { choice, logger, clock, onMessage, onStateChange } = deps;
  const state = createLinkState({ clock, onStateChange });
  const limitedLog = createLimitedLog({ logger, clock });
  let stopping = new AbortController();
  let listening: Promise<void> = Promise.resolve();
  let service: Service | null = null;

  function onRefused(kind: RefusalKind, fields: Record<string, unknown>): void {
    state.countRefusal(kind);
    limitedLog.warn(REFUSAL_SENTENCES[kind], fields);
  }

  function deliver(topic: string, payload: Buffer): void {
    if (stopping.signal.aborted) return;
    try {
      onMessage(topic, payload);
    } catch (error) {
      limitedLog.warn('A message could not be handled', { topic, error });
    }
  }

  async function attempt(): Promise<boolean> {
    try {
      service = await openService(choice, { onMessage: deliver, onRefused });
      state.set('up', null);
      logger.info('The broker listens', { host: choice.host, port: choice.port });
      return true;
    } catch (error) {
      const detail = explain(error as NodeJS.ErrnoException, choice);
      if (state.get().detail !== detail) logger.warn(detail);
      state.set('waiting', detail);
      return false;
    }
  }

  async function keepTrying(signal: AbortSignal): Promise<void> {
    const backoff = createBackoff();
    do {
      await sleep(backoff.next(), undefined, { signal }).catch(() => undefined);
    } while (!signal.aborted && !(await attempt()));
  }

  return {
    async start() {
      stopping = new AbortController();
      if (!(await attempt())) listening = keepTrying(stopping.signal);
    },
    async stop() {
      stopping.abort();
      await listening;
      await service?.close();
      service = null;
      state.set('stopped', null);
    },
    async sendServo(uuid, action) {
      if (!service || stopping.signal.aborted) throw new AppError('motor_not_sent');
      service.publish(servoTopic(uuid), servoPayload(action));
    },
    state: state.get,
  };
}

const REFUSAL_SENTENCES = {
  publish: 'A client published to a topic that is not for cradles; dropped',
  subscription: 'A client subscribed to something that is not for cradles; refused',
  oversized_packet: 'A client announced a packet above 2 MB; disconnected',
  connection: 'Too many connections to the broker; refused',
} satisfies Record<RefusalKind, string>;

interface Service {
  /** QoS 0 and never stored: a cradle that is away misses the command instead of obeying it late. */
  publish(topic: string, payload: string): void;
  close(): Promise<void>;
}

async function openService(
  { port, host }: EmbeddedBroker,
  deps: Parameters<typeof createGuardedAedes>[0],
): Promise<Service> {
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
    // Rejects with the error of listen().
    await once(server, 'listening');
  } catch (error) {
    guarded.broker.close();
    throw error;
  }
  return {
    publish: (topic, payload) =>
      guarded.broker.publish(
        { cmd: 'publish', topic, payload, qos: 0, dup: false, retain: false },
        () => undefined,
      ),
    close: () => closeService(server, guarded, sockets),
  };
}

async function closeService(server: Server, { broker }: GuardedAedes, sockets: Set<Socket>): Promise<void> {
  const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
  const farewell = new Promise<void>((resolve) => void broker.close(resolve));
  await withLimit(farewell, FAREWELL_MS, 'no farewell').catch(() => undefined);
  for (const socket of sockets) socket.destroy();
  await closed;
}

function explain({ code, message }: NodeJS.ErrnoException, { port, host }: EmbeddedBroker): string {
  const wayOut =
    'Set MQTT_BROKER_PORT to another port, or MQTT_BROKER_HOST to the broker that cradles use already.';
  if (code === 'EADDRINUSE') return `Port ${port} on ${host} is taken by another program. ${wayOut}`;
  if (code === 'EACCES') return `This user may not listen on port ${port} of ${host}. ${wayOut}`;
  return `The broker cannot listen on port ${port} of ${host} (${message}). ${wayOut}`;
}
