import { type Agent, request as openRequest } from 'node:https';
import type { RequestDetails } from 'web-push';

/** What a push service said, or why it said nothing. */
export type PushAnswer =
  | { status: number; retryAfter: string | null }
  /** Code of the network's error, or ours. */
  | { error: string };

/**
 * Posts one message and reads the status. Not by web-push itself, which gathers the whole body of the answer: the
 * address was given by a user, and may be that of somebody who answers without an end.
 */
export function postToService(
  { endpoint, headers, body, method }: RequestDetails,
  { agent, signal }: { agent: Agent; signal: AbortSignal },
): Promise<PushAnswer> {
  return new Promise((resolve) => {
    const options = { method, headers: headers as Record<string, string>, agent, signal };
    const request = openRequest(endpoint, options, (response) => {
      resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] ?? null });
      response.on('error', () => undefined);
      response.destroy();
    });
    request.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ error: signal.aborted ? 'no answer in time' : (error.code ?? error.name) }),
    );
    request.end(body);
  });
}
