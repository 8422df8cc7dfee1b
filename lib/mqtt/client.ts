import { setTimeout as sleep } from 'node:timers/promises';
import { servoPayload, servoTopic } from '@/lib/cradle/topics';
import type { BrokerChoice } from '@/lib/platform/env';
import { AppError } from '@/lib/platform/errors';
import { createBackoff } from './backoff';
import { type Connection, openConnection } from './connection';
import type { CradleLink, LinkDeps } from './link';
import { createLinkState } from './link-state';

/** A connection that lasted this long was sound: its loss is a new outage, tried again after 1 s. */
const SOUND_MS = 10_000;

type OutsideBroker = Extract<BrokerChoice, { kind: 'outside' }>;

/** The link to an outside broker: one connection after another until stopped. */
export function createClient({
  choice,
  logger,
  clock,
  onMessage,
  onStateChange,
}: LinkDeps<OutsideBroker>): CradleLink {
  const state = createLinkState({ clock, onStateChange });
  const backoff = createBackoff();
  const place = new URL(choice.url).host;
  let stopping = new AbortController();
  let current: Connection | null = null;
  let running: Promise<void> = Promise.resolve();

  async function run(signal: AbortSignal): Promise<void> {
    let announced = false;
    while (!signal.aborted) {
      const connection = openConnection(choice.url, (topic, payload) => {
        if (!signal.aborted) deliver(topic, payload);
      });
      current = connection;
      const reason = await live(connection, () => {
        announced = false;
      });
      if (signal.aborted) return;
      const detail = `Waiting for the broker at ${place} (MQTT_BROKER_HOST, MQTT_BROKER_PORT): ${reason}`;
      state.set('waiting', detail);
      if (!announced) logger.warn(`Waiting for the broker at ${place}`, { reason });
      announced = true;
      await sleep(backoff.next(), undefined, { signal }).catch(() => undefined);
    }
  }

  /** Follows one connection to its end and says why it ended. */
  async function live(connection: Connection, onUp: () => void): Promise<string> {
    try {
      await connection.up;
      const since = clock.monotonic();
      onUp();
      state.set('up', null);
      logger.info(`Connected to the broker at ${place}`);
      const error = await connection.gone;
      if (clock.monotonic() - since > SOUND_MS) backoff.reset();
      return describe(error);
    } catch (error) {
      return describe(error);
    } finally {
      await connection.close();
    }
  }

  function deliver(topic: string, payload: Buffer): void {
    try {
      onMessage(topic, payload);
    } catch (error) {
      logger.error('A message could not be handled', { topic, error });
    }
  }

  return {
    async start() {
      stopping = new AbortController();
      state.set('waiting', `Connecting to the broker at ${place}`);
      running = run(stopping.signal);
    },
    async stop() {
      stopping.abort();
      await current?.close();
      await running;
      state.set('stopped', null);
    },
    async sendServo(uuid, action) {
      if (state.get().status !== 'up' || !current) throw new AppError('motor_not_sent');
      const connection = current;
      try {
        await connection.publish(servoTopic(uuid), servoPayload(action));
      } catch (cause) {
        // A broker that owes an answer for 5 s is away; the command must not leave with a later packet.
        await connection.close();
        throw new AppError('motor_not_sent', { cause });
      }
    },
    state: state.get,
  };
}

/** mqtt.js gives an AggregateError without a message when a name has several addresses. */
function describe(error: unknown): string {
  if (error === null) return 'the connection was closed';
  if (error instanceof AggregateError) return error.errors.map(describe).join(', ');
  return error instanceof Error ? error.message : String(error);
}
