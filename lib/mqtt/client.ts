import { setTimeout as sleep } from 'node:timers/promises';
import { servoPayload, servoTopic } from '@/lib/cradle/topics';
import type { BrokerChoice } from '@/lib/platform/env';
import { AppError } from '@/lib/platform/errors';
import { createLimitedLog } from '@/lib/platform/log-limit';
import { createBackoff } from './backoff';
import { type Connection, openConnection } from './connection';
import { createDelivery } from './delivery';
import type { CradleLink, LinkDeps } from './link';
import { createLinkState } from './link-state';
import { noteRefusals } from './refusals';

/** A connection that lasted this long was sound: its loss is a new outage, tried again after 1 s. */
const SOUND_MS = 10_000;

type OutsideBroker = Extract<BrokerChoice, { kind: 'outside' }>;

/** The link to an outside broker: one connection after another until stopped. */
export function createClient(deps: LinkDeps<OutsideBroker>): CradleLink {
  const { choice, logger, clock, onMessage } = deps;
  const state = createLinkState(deps);
  const place = new URL(choice.url).host;
  const limitedLog = createLimitedLog({ logger, clock });
  const deliver = createDelivery({ limitedLog, onMessage });
  const onRefused = noteRefusals({ state, limitedLog });
  let stopping = new AbortController();
  let current: Connection | null = null;
  let running: Promise<void> = Promise.resolve();

  async function run(signal: AbortSignal): Promise<void> {
    const backoff = createBackoff();
    let announced = false;
    while (!signal.aborted) {
      current = openConnection(choice.url, {
        onMessage(topic, payload) {
          if (!signal.aborted) deliver(topic, payload);
        },
        onRefused,
      });
      const { reason, lastedMs } = await live(current);
      if (signal.aborted) return;
      if (lastedMs > SOUND_MS) backoff.reset();
      if (lastedMs > 0) announced = false;
      if (!announced) logger.warn(`Waiting for the broker at ${place}`, { reason });
      announced = true;
      state.set(
        'waiting',
        `Waiting for the broker at ${place} (MQTT_BROKER_HOST, MQTT_BROKER_PORT): ${reason}`,
      );
      await sleep(backoff.next(), undefined, { signal }).catch(() => undefined);
    }
  }

  /** Follows one connection to its end: why it ended, and how long it was up, 0 when it never was. */
  async function live(connection: Connection): Promise<{ reason: string; lastedMs: number }> {
    try {
      await connection.up;
      const since = clock.monotonic();
      state.set('up', null);
      logger.info(`Connected to the broker at ${place}`);
      const error = await connection.gone;
      return { reason: describe(error), lastedMs: clock.monotonic() - since };
    } catch (error) {
      return { reason: describe(error), lastedMs: 0 };
    } finally {
      await connection.close();
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
      await send(current, servoTopic(uuid), servoPayload(action));
    },
    state: state.get,
  };
}

async function send(connection: Connection, topic: string, payload: string): Promise<void> {
  try {
    await connection.publish(topic, payload);
  } catch (cause) {
    // A broker that owes an answer for 5 s is away; the command must not leave with a later packet.
    await connection.close();
    throw new AppError('motor_not_sent', { cause });
  }
}

/** mqtt.js gives an AggregateError without a message when a name has several addresses. */
function describe(error: unknown): string {
  if (error === null) return 'the connection was closed';
  if (error instanceof AggregateError) return error.errors.map(describe).join(', ');
  return error instanceof Error ? error.message : String(error);
}
