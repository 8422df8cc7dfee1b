import { EmbeddedDatabaseError } from './embedded-database-error';
import type { Installation } from './installation';
import { recordProcess } from './leftover';
import { waitUntilReady } from './readiness';
import { serverArguments } from './server-arguments';
import { readTail, type ServerProcess, spawnServer } from './server-process';

/** Recovery after a power cut takes seconds; on a slow card up to half a minute. */
const READY_LIMIT_MS = 60_000;

/**
 * Starts the server and waits until it answers. When that fails the process is ended and waited for.
 * @throws EmbeddedDatabaseError with the end of the server's log; the signal's reason when aborted.
 */
export async function launchServer(installation: Installation, signal: AbortSignal): Promise<ServerProcess> {
  const { program, places, logFile, recordFile } = installation;
  const server = await spawnServer(program.path, serverArguments(program.flavour, places), logFile);
  try {
    await recordProcess(recordFile, server.pid);
    await readyOrGone(server, places.socketPath, signal);
    return server;
  } catch (cause) {
    server.terminate();
    await server.gone;
    signal.throwIfAborted();
    const reason = cause instanceof Error ? cause.message : String(cause);
    const said = await readTail(logFile);
    throw new EmbeddedDatabaseError(
      `The database at ${program.path} did not start (${reason}). The end of ${logFile}:\n${said}`,
      { cause },
    );
  }
}

async function readyOrGone(server: ServerProcess, socketPath: string, signal: AbortSignal): Promise<void> {
  const waiting = new AbortController();
  const gone = server.gone.then((how) => {
    throw new Error(`it ended with ${how}`);
  });
  const ready = waitUntilReady(socketPath, READY_LIMIT_MS, AbortSignal.any([signal, waiting.signal]));
  try {
    await Promise.race([ready, gone]);
  } finally {
    waiting.abort();
    // Whichever lost the race ends in a rejection that nobody waits for.
    await Promise.allSettled([ready]);
    gone.catch(() => undefined);
  }
}
