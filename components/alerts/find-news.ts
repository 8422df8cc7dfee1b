import { BABY_ALERT_TYPES } from '@/lib/alerts/types';
import type { LiveSnapshot } from '@/lib/contracts/live';
import { type AlertView, alertsHref } from './alert-view';
import { type OpenEpisode, toEpisodes } from './open-episodes';

/** What was raised while the list was read may be missing from it, in ms. */
const GRACE_MS = 5_000;

/** A list of alerts as it was made. */
export interface MadeList {
  /** Wall ms of the server. */
  at: number;
  /** Names of the episodes on it. */
  episodes: readonly string[];
  view: AlertView;
}

/**
 * Where to find what began after a list was made; null when nothing did. That is the same choice of alerts where it
 * fits, and all of them where it does not: nothing that is wrong may be out of sight.
 */
export function findNews(cradles: readonly LiveSnapshot[], list: MadeList): string | null {
  const found = cradles.flatMap(({ uuid, alerts }) =>
    toEpisodes(alerts)
      .filter(({ key, since }) => since > list.at - GRACE_MS && !list.episodes.includes(key))
      .map((episode) => ({ uuid, episode })),
  );
  if (found.length === 0) return null;
  return found.every((each) => fits(each, list.view)) ? alertsHref(list.view) : '/alerts';
}

function fits({ uuid, episode }: { uuid: string; episode: OpenEpisode }, view: AlertView): boolean {
  const isAboutBaby = BABY_ALERT_TYPES.some((type) => type === episode.newest.alert_type);
  const fitsState = view.state === null || view.state === 'open' || view.state === 'unread';
  const fitsKind = view.kind === null || (view.kind === 'baby') === isAboutBaby;
  return fitsState && fitsKind && (view.cradle === null || view.cradle === uuid);
}
