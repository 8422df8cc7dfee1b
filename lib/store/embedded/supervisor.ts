import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@/lib/platform/logger';
import type { Installation } from './installation';
import { launchServer } from './launch';
import { leaveSocketPath } from './private-socket';
import type { ServerProcess } from './server-process';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** A server that ran this long was healthy: its end is a new trouble, and the first retry comes soon. */
const HEALTHY_MS = 60_000;

export interface Supervisor {
  /** Takes a running server into care: from now on it is started again whenever it ends. */
  watch(server: ServerProcess): void;
  /** Ends the server cleanly, waits for it, and starts no other. */
  stop(): Promise<void>;
}

interface Deps {
  logger: Logger;
  installation: Installation;
  onStatus: (status: 'up' | 'restarting', detail: string | null) => void;
}

export function createSupervisor({ logger, installation, onStatus }: Deps): Supervisor {
  const stopping = new AbortController();
  const { signal } = stopping;
  let care: Promise<void> = Promise.resolve();

  async function careFor(first: ServerProcess): Promise<void> {
    let waitMs = FIRST_WAIT_MS;
    for (let server: ServerProcess | null = first; server; ) {
      const startedAt = performance.now();
      const how = await endOf(server, signal);
      if (signal.aborted) return;
      if (performance.now() - startedAt > HEALTHY_MS) waitMs = FIRST_WAIT_MS;
      report(how);
      [server, waitMs] = await startAgain(waitMs);
    }
  }

  function report(how: string): void {
    const detail = `The database ended by itself (${how}) and is being started again.`;
    logger.error('The database ended by itself and is started again', { how, log: installation.logFile });
    onStatus('restarting', detail);
  }

  /** Tries until it runs, and gives the wait before the next time; null when stopped meanwhile. */
  async function startAgain(firstWaitMs: number): Promise<[ServerProcess | null, number]> {
    for (let waitMs = firstWaitMs; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
      try {
        await sleep(waitMs, undefined, { signal });
        const server = await launchServer(installation, signal);
        logger.info('The database runs again', { pid: server.pid });
        onStatus('up', null);
        return [server, Math.min(waitMs * 2, LONGEST_WAIT_MS)];
      } catch (error) {
        if (signal.aborted) return [null, waitMs];
        logger.error('The database could not be started again', { error });
        onStatus('restarting', error instanceof Error ? error.message : String(error));
      }
    }
  }

  return {
    watch(server) {
      care = careFor(server);
    },
    async stop() {
      stopping.abort();
      await care;
      await leaveSocketPath(installation.home, installation.places.socketPath);
    },
  };
}

/** Waits for the server to end, by itself or because we are told to stop: then it is asked to. */
async function endOf(server: ServerProcess, signal: AbortSignal): Promise<string> {
  signal.addEventListener('abort', server.terminate, { once: true });
  if (signal.aborted) server.terminate();
  try {
    return await server.gone;
  } finally {
    signal.removeEventListener('abort', server.terminate);
  }
}
