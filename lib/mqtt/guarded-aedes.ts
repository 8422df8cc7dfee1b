import type { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { Aedes, type AedesOptions, type Client, type PublishPacket } from 'aedes';
import { mayPublish, maySubscribe, SINK_TOPIC } from './access';
import { renameForbidden } from './inbound-rewrite';
import { guardSocket } from './packet-guard';
import type { OnRefused } from './refusals';

/** A gateway may speak for several cradles; a stranger may not fill our memory with filters. */
const MAX_FILTERS_PER_CONNECTION = 100;
const NO_BYTES = Buffer.alloc(0);

export interface GuardedAedes {
  broker: Aedes;
  /** Takes a new connection. */
  accept(socket: Socket): void;
}

export interface GuardedAedesDeps {
  onMessage: (topic: string, payload: Buffer) => void;
  onRefused: OnRefused;
}

/** Aedes with the access rules for cradles, limits on what one of them may cost, and no memory between connections. */
export async function createGuardedAedes({ onMessage, onRefused }: GuardedAedesDeps): Promise<GuardedAedes> {
  const broker = await Aedes.createBroker({
    ...LIMITS,
    preConnect(_client, packet, done) {
      // A kept session would store filters for ever, under any number of made-up names.
      packet.clean = true;
      done(null, true);
    },
    authorizePublish(client, packet, done) {
      if (!mayPublish(packet.topic)) {
        onRefused('publish', { client: nameOf(client) });
        divert(packet);
      }
      packet.retain = false;
      done(null);
    },
    authorizeSubscribe: createSubscribeRule(onRefused),
  });
  broker.on('publish', (packet, client) => {
    if (client && packet.topic !== SINK_TOPIC) onMessage(packet.topic, toBuffer(packet.payload));
  });
  return { broker, accept: (socket) => accept(broker, socket, onRefused) };
}

const LIMITS = {
  connectTimeout: 10_000,
  // One that stops reading holds a delivery slot of the whole broker for this long.
  drainTimeout: 10_000,
  // Each may hold a packet of 2 MB; common clients have at most 20 under way.
  maxInflightInbound: 20,
} satisfies AedesOptions;

/** Granted filters are counted for the life of a connection: unsubscribing gives none back. */
function createSubscribeRule(onRefused: OnRefused): NonNullable<AedesOptions['authorizeSubscribe']> {
  const granted = new WeakMap<Client, Set<string>>();
  return (client, subscription, done) => {
    const filters = granted.get(client) ?? new Set();
    const room = filters.has(subscription.topic) || filters.size < MAX_FILTERS_PER_CONNECTION;
    if (room && maySubscribe(subscription.topic)) {
      granted.set(client, filters.add(subscription.topic));
      return done(null, subscription);
    }
    onRefused('subscription', { client: nameOf(client) });
    // No subscription and no error: SUBACK 0x80, and the connection stays.
    done(null, null);
  };
}

/** An error here would close the connection (and a last will has nobody to tell); nobody hears the sink. */
function divert(packet: PublishPacket): void {
  packet.topic = SINK_TOPIC;
  packet.payload = NO_BYTES;
}

function accept(broker: Aedes, socket: Socket, onRefused: OnRefused): void {
  const client = broker.handle(socket);
  // Not in the types: without it malformed filters only cost the sender its connection.
  const { _parser: parser } = client as Client & { _parser?: EventEmitter };
  parser?.prependListener('packet', renameForbidden);
  guardSocket(socket, (fault) => {
    if (fault === 'oversized') onRefused('oversized_packet', { client: nameOf(client) });
  });
}

function toBuffer(payload: string | Buffer): Buffer {
  return typeof payload === 'string' ? Buffer.from(payload) : payload;
}

/** For the log: a client may call itself anything of up to 64 KB, and has no name before it connects. */
function nameOf(client: Client | null): string | null {
  return client?.id ? client.id.slice(0, 80) : null;
}
