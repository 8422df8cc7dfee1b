import { setTimeout as sleep } from 'node:timers/promises';
import type { AlertLog } from '@/lib/contracts/alerts';
import { type Client, createCaregiver, requireOk } from '../e2e/client/http-client';
import { type AppServer, startAppServer } from '../e2e/servers/app-server';
import { type PushService, startPushService } from '../e2e/servers/push-service';
import { CONFIGURATIONS, type Configuration } from '../e2e/servers/surroundings';
import { cpuOf, median, printTable, quantile, type Row } from './figures';
import { type Fleet, preciseNow, startFleet } from './fleet';

const CRADLES = 60;
const ALERTS = 240;
/** Each cradle is recorded for 60 s after its alert: after the first round all of them are, at once. */
const PAUSE_MS = 250;
const WARM_UP_MS = 10_000;
const FEVER = 39.1;
const LIMIT_MS = 10_000;
const DEVICE = 'phone';
const uuidOf = (index: number) => `cradle-${index}`;

interface Bench {
  server: AppServer;
  parent: Client;
  push: PushService;
  fleet: Fleet;
}

interface Sample {
  /** From the message to the row in /api/alert_logs, and to the request at the push service, in ms. */
  row: number;
  push: number;
}

/** From a temperature's publish to the alert's row and its push, while 60 cradles send at the full rate. */
export async function benchAlertLatency(): Promise<void> {
  const rows: Row[] = [];
  for (const configuration of CONFIGURATIONS) rows.push(await measure(configuration));
  printTable(
    `Message to alert, ${ALERTS} alerts, ${CRADLES} cradles with 10 frames and 11 readings a second`,
    rows,
  );
}

async function measure(configuration: Configuration): Promise<Row> {
  const push = await startPushService();
  const server = await startAppServer({ configuration, env: push.env });
  const parent = await createCaregiver(server.base, 'parent');
  const uuids = Array.from({ length: CRADLES }, (_, index) => uuidOf(index));
  for (const uuid of uuids) {
    await requireOk(parent.registerAgent(uuid));
    await requireOk(parent.claim(uuid));
  }
  await requireOk(parent.call('/api/push_subscription', { json: push.subscribe(DEVICE) }));
  const fleet = await startFleet(server.mqttUrl, uuids);
  try {
    await sleep(WARM_UP_MS);
    const [cpuBefore, begun] = [await cpuOf(server.pid), preciseNow()];
    const samples: Sample[] = [];
    for (let index = 0; index < ALERTS; index += 1) {
      samples.push(await raise({ server, parent, push, fleet }, uuidOf(index % CRADLES)));
      await sleep(PAUSE_MS);
    }
    const seconds = (preciseNow() - begun) / 1_000;
    const cpuMs = (await cpuOf(server.pid)) - cpuBefore;
    return toRow(configuration, samples, cpuMs / 10 / seconds);
  } finally {
    await fleet.stop();
    await server.dispose();
    await push.stop();
  }
}

async function raise({ parent, push, fleet }: Bench, uuid: string): Promise<Sample> {
  const sentAt = await fleet.send({ uuid, temperature: FEVER });
  const [{ id, at: listedAt }, { at: pushedAt }] = await Promise.all([
    untilListed(parent, uuid, sentAt),
    push.attempts.find(({ payload, at }) => payload.kind === 'alert' && toPrecise(at) >= sentAt),
  ]);
  await requireOk(parent.call(`/api/alert_logs/${id}/resolve`, { method: 'POST' }));
  return { row: listedAt - sentAt, push: toPrecise(pushedAt) - sentAt };
}

/** Asks again and again, as fast as answers come. */
async function untilListed(
  parent: Client,
  uuid: string,
  sentAt: number,
): Promise<{ id: number; at: number }> {
  while (preciseNow() - sentAt < LIMIT_MS) {
    const alerts = (await parent.call('/api/alert_logs')).json<AlertLog[]>();
    const found = alerts.find((alert) => alert.agent_uuid === uuid && !alert.resolved);
    if (found) return { id: found.id, at: preciseNow() };
  }
  throw new Error(`No alert of ${uuid} within ${LIMIT_MS} ms`);
}

function toPrecise(monotonic: number): number {
  return performance.timeOrigin + monotonic;
}

function toRow(configuration: string, samples: readonly Sample[], cpuPercent: number): Row {
  const [rows, pushes] = [samples.map(({ row }) => row), samples.map(({ push }) => push)];
  return {
    surroundings: configuration,
    'row median ms': median(rows),
    'row p99 ms': quantile(rows, 0.99),
    'push median ms': median(pushes),
    'push p99 ms': quantile(pushes, 0.99),
    'server CPU % of a core': cpuPercent,
  };
}
