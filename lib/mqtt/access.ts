import { parseCradleTopic } from '@/lib/cradle/topics';

/**
 * Where refused publishes go. Nobody can subscribe to it: it is no servo topic. One word, so that no limit of
 * the broker on levels or wildcards applies.
 */
export const SINK_TOPIC = '$refused';

/** A device may send readings and frames of a cradle; moving a motor is for the server alone. */
export function mayPublish(topic: string): boolean {
  const parsed = parseCradleTopic(topic);
  return parsed !== null && parsed.channel !== 'servo';
}

/** A device may hear the commands of one named cradle: no wildcard, no readings, no frames. */
export function maySubscribe(filter: string): boolean {
  return parseCradleTopic(filter)?.channel === 'servo';
}
