import { mayPublish, maySubscribe, SINK_TOPIC } from './access';

/** The parts of a parsed packet that matter here; subscriptions and topics are outside data, not yet checked. */
interface InboundPacket {
  cmd: string;
  topic?: string;
  subscriptions?: { topic: string }[];
  unsubscriptions?: string[];
}

/**
 * Aedes closes the connection for a filter or topic that breaks its rules (misplaced wildcards, too many
 * levels), before it asks for permission. Nothing that it would close for is allowed here anyway: renamed
 * in place before Aedes sees it, it is refused in the ordinary way and the connection stays.
 */
export function renameForbidden(packet: InboundPacket): void {
  if (packet.cmd === 'publish' && packet.topic !== undefined && !mayPublish(packet.topic)) {
    packet.topic = SINK_TOPIC;
  }
  // Each with a name of its own: Aedes answers equal filters of one packet only once.
  packet.subscriptions?.forEach((subscription, index) => {
    if (!maySubscribe(subscription.topic)) subscription.topic = `${SINK_TOPIC}/${index}`;
  });
  if (packet.unsubscriptions) {
    packet.unsubscriptions = packet.unsubscriptions.map((filter) =>
      maySubscribe(filter) ? filter : SINK_TOPIC,
    );
  }
}
