import type { LiveSnapshot } from '@/lib/contracts/live';

type LiveAlert = LiveSnapshot['alerts'][number];

/** Before that, the alert's own sentence says it well enough, in seconds. */
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

/** How long an episode has gone on, in whole seconds; null when it is over, new, or nobody watches for its end. */
export function goingFor({ newest, since }: OpenEpisode, now: number): number | null {
  if (newest.episode === null || newest.cleared_at !== null) return null;
  const seconds = Math.floor((now - since) / 1_000);
  return seconds < WORTH_SAYING_S ? null : seconds;
}
