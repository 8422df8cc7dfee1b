import type { LiveSnapshot } from '@/lib/contracts/live';

type LiveAlert = LiveSnapshot['alerts'][number];

/** Before that, the time of the alert says it well enough. */
const WORTH_SAYING_S = 60;

/** Open alerts without a return to normal between them: to a parent they are one thing that goes on. */
export interface OpenEpisode {
  /** Stays the same while the episode grows. */
  key: string;
  newest: LiveAlert;
  /** Of those that are stored, newest first. */
  ids: number[];
  /** When the first of those that are open was raised, wall ms. */
  since: number;
}

/** Alerts of earlier installations know no episodes: each stands for itself. */
export function episodeKey({ episode, id }: Pick<LiveAlert, 'episode' | 'id'>): string {
  return episode ?? `alert ${id}`;
}

/** Open alerts, newest first, by their episodes; those that nobody answered yet come first, unless all is normal. */
export function toEpisodes(alerts: readonly LiveAlert[]): OpenEpisode[] {
  const episodes = new Map<string, OpenEpisode>();
  for (const alert of alerts) {
    const key = episodeKey(alert);
    const episode = episodes.get(key) ?? { key, newest: alert, ids: [], since: alert.created_at };
    if (alert.id !== null) episode.ids.push(alert.id);
    episode.since = Math.min(episode.since, alert.created_at);
    episodes.set(key, episode);
  }
  return [...episodes.values()].sort((a, b) => Number(isCalm(a)) - Number(isCalm(b)));
}

/** Somebody looks after it, or things are normal again. */
export function isCalm({ newest }: OpenEpisode): boolean {
  return newest.acknowledged_at !== null || newest.cleared_at !== null;
}

/**
 * How long an episode has gone on, in whole seconds, with what its newest alert says of the time before; null when it is
 * over, or nobody watches for its end. @param now server's wall ms; null where nobody watches
 */
export function lastedFor({ newest, since }: OpenEpisode, now: number | null): number | null {
  if (now === null || newest.episode === null || newest.cleared_at !== null) return null;
  const before = newest.details.seconds ?? 0;
  const seconds = Math.max((now - since) / 1_000, before + (now - newest.created_at) / 1_000);
  return Math.max(0, Math.floor(seconds));
}

/** The same where that is worth a line of its own: not within the first minute, nor where the alert itself says it. */
export function goingFor(episode: OpenEpisode, now: number | null): number | null {
  const seconds = lastedFor(episode, now);
  const isSaid = episode.newest.details.seconds !== undefined;
  return isSaid || seconds === null || seconds < WORTH_SAYING_S ? null : seconds;
}
