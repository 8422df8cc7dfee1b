import { networkInterfaces } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

type RegistrationOptions = { baseUrl: string; uuid: string; log: (line: string) => void };

const CALL_LIMIT_MS = 5_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;

/** POST /register_agent, again and again with growing waits until the server says yes. Rejects on abort only. */
export async function registerCradle(options: RegistrationOptions, signal: AbortSignal): Promise<void> {
  let lastProblem = '';
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
    const problem = await tryToRegister(options, signal);
    if (problem === null) return;
    signal.throwIfAborted();
    if (problem !== lastProblem) options.log(`registration: ${problem}; trying again`);
    lastProblem = problem;
    await sleep(waitMs, undefined, { signal });
  }
}

/** Null when registered, else what went wrong. */
async function tryToRegister(
  { baseUrl, uuid, log }: RegistrationOptions,
  signal: AbortSignal,
): Promise<string | null> {
  try {
    const response = await fetch(`${baseUrl}/register_agent`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ uuid, ip: ownAddress() }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(CALL_LIMIT_MS)]),
    });
    const answer = (await response.text()).slice(0, 200);
    if (!response.ok) return `the server answered ${response.status} ${answer}`;
    log(`registered at ${baseUrl}: ${answer}`);
    return null;
  } catch (cause) {
    return `no answer from ${baseUrl} (${reasonOf(cause)})`;
  }
}

/** fetch itself says no more than "fetch failed"; the system's word is one level deeper. */
function reasonOf(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure);
  return failure.cause instanceof Error ? failure.cause.message : failure.message;
}

function ownAddress(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';
}
