import { setTimeout as sleep } from 'node:timers/promises';
import { servoPayload, servoTopic } from '@/lib/cradle/topics';
import { AppError } from '@/lib/platform/errors';
import { createLimitedLog } from '@/lib/platform/log-limit';
import { createBackoff } from './backoff';
import { type BrokerService, type EmbeddedBroker, openBrokerService } from './broker-service';
import { createDelivery } from './delivery';
import type { GuardedAedesDeps } from './guarded-aedes';
import type { CradleLink, LinkDeps } from './link';
import { createLinkState, type LinkStateHolder } from './link-state';
import { noteRefusals } from './refusals';

/** The link as a broker of our own: cradles connect to us, and their messages need no client in between. */
export function createBroker(deps: LinkDeps<EmbeddedBroker>): CradleLink {
  const state = createLinkState(deps);
  let stopping = new AbortController();
  let listening: Promise<void> = Promise.resolve();
  let service: BrokerService | null = null;

  async function attempt(signal: AbortSignal): Promise<boolean> {
    service = await listen(deps, state, signal);
    return service !== null;
  }

  async function keepTrying(signal: AbortSignal): Promise<void> {
    const backoff = createBackoff();
    do {
      await sleep(backoff.next(), undefined, { signal }).catch(() => undefined);
    } while (!signal.aborted && !(await attempt(signal)));
  }

  return {
    async start() {
      stopping = new AbortController();
      if (!(await attempt(stopping.signal))) listening = keepTrying(stopping.signal);
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

/** One attempt at the port; null, with the reason in the state, when it cannot be had. */
async function listen(
  { choice, logger, clock, onMessage }: LinkDeps<EmbeddedBroker>,
  state: LinkStateHolder,
  signal: AbortSignal,
): Promise<BrokerService | null> {
  const limitedLog = createLimitedLog({ logger, clock });
  const deliver = createDelivery({ limitedLog, onMessage });
  const callbacks: GuardedAedesDeps = {
    // Closing the connections releases last wills: nobody waits for these any more.
    onMessage(topic, payload) {
      if (!signal.aborted) deliver(topic, payload);
    },
    onRefused: noteRefusals({ state, limitedLog }),
  };
  try {
    const service = await openBrokerService(callbacks, choice);
    state.set('up', null);
    logger.info('The broker listens', { host: choice.host, port: choice.port });
    return service;
  } catch (error) {
    const detail = explain(error as NodeJS.ErrnoException, choice);
    if (state.get().detail !== detail) logger.warn(detail);
    state.set('waiting', detail);
    return null;
  }
}

function explain({ code, message }: NodeJS.ErrnoException, { port, host }: EmbeddedBroker): string {
  const wayOut =
    'Set MQTT_BROKER_PORT to another port, or MQTT_BROKER_HOST to the broker that cradles use already.';
  if (code === 'EADDRINUSE') return `Port ${port} on ${host} is taken by another program. ${wayOut}`;
  if (code === 'EACCES') return `This user may not listen on port ${port} of ${host}. ${wayOut}`;
  return `The broker cannot listen on port ${port} of ${host} (${message}). ${wayOut}`;
}
