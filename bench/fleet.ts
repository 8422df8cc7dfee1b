import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What the fleet's process is told: one reading more, at once. */
export interface FleetOrder {
  uuid: string;
  temperature: number;
}

/** What it answers: when that message was handed to the socket, in ms since 1970 by the precise clock. */
export interface FleetReport extends FleetOrder {
  sentAt: number;
}

export interface Fleet {
  /** Publishes a temperature of one cradle between its others. @returns when, as `preciseNow` tells it. */
  send(order: FleetOrder): Promise<number>;
  /** Messages published so far. */
  pid: number;
  stop(): Promise<void>;
}

/** Wall ms with fractions, comparable between processes of one machine. */
export function preciseNow(): number {
  return performance.timeOrigin + performance.now();
}

/** Cradles that send at the full rate of the field, from a process of their own. Resolves once all are connected. */
export async function startFleet(mqttUrl: string, uuids: readonly string[]): Promise<Fleet> {
  const script = fileURLToPath(new URL('./fleet-process.ts', import.meta.url));
  const child = fork(script, [mqttUrl, ...uuids], { execArgv: ['--import', 'tsx'] });
  await once(child, 'message', { signal: AbortSignal.timeout(60_000) });
  return {
    pid: child.pid ?? 0,
    async send(order) {
      child.send(order);
      const [report] = (await once(child, 'message')) as [FleetReport];
      return report.sentAt;
    },
    async stop() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}
