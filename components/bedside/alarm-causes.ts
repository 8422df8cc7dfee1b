import { BABY_ALERT_TYPES } from '@/lib/alerts/types';
import type { LiveSnapshot } from '@/lib/contracts/live';
import { isCalm, type OpenEpisode, toEpisodes } from '../alerts/open-episodes';
import type { BedsideState } from './bedside-state';

/** Without an answer of the server, or with none of its broker, for this long nobody is watching, in ms. */
export const HEARTBEAT_LIMIT_MS = 15_000;

/** Two noises that are told apart half asleep: something is with the baby, or with the watching itself. */
export type AlarmSound = 'baby' | 'watching';

type About =
  | { is: 'episode'; uuid: string; episode: OpenEpisode }
  /** Nothing was heard of the server for so long, ms. */
  | { is: 'link'; forMs: number }
  | { is: 'broker' }
  | { is: 'unwatched' }
  | { is: 'signedOut' };

/** Something that makes a noise, or would if it were not silenced. */
export interface AlarmCause {
  key: string;
  sound: AlarmSound;
  about: About;
  silenced: boolean;
}

/** What is wrong, the baby first. After the end of the session nothing is known of the rest. */
export function listCauses(state: BedsideState): AlarmCause[] {
  const found = state.signedOut
    ? [watching({ is: 'signedOut' })]
    : [...(state.cradles ?? []).flatMap(episodeCauses), ...watchCauses(state)];
  return found
    .map((cause) => ({ ...cause, silenced: state.silenced.includes(cause.key) }))
    .sort((a, b) => Number(b.sound === 'baby') - Number(a.sound === 'baby'));
}

/** What is to be heard now; null for silence. */
export function soundFor(causes: readonly AlarmCause[]): AlarmSound | null {
  return causes.find(({ silenced }) => !silenced)?.sound ?? null;
}

type FoundCause = Omit<AlarmCause, 'silenced'>;

function watching(about: Exclude<About, { is: 'episode' }>): FoundCause {
  return { key: about.is, sound: 'watching', about };
}

function episodeCauses({ uuid, alerts }: LiveSnapshot): FoundCause[] {
  return toEpisodes(alerts)
    .filter((episode) => !isCalm(episode))
    .map((episode) => ({
      key: `${uuid} ${episode.key}`,
      sound: isAboutBaby(episode) ? 'baby' : 'watching',
      about: { is: 'episode', uuid, episode },
    }));
}

function watchCauses({ brokerDownSince, cradles, heardAt, now, wokenAt }: BedsideState): FoundCause[] {
  const causes: FoundCause[] = [];
  // A device that has just woken gives the server its time anew, or it would ring for its own sleep.
  const silentSince = Math.max(heardAt, wokenAt ?? heardAt);
  if (now - silentSince >= HEARTBEAT_LIMIT_MS) causes.push(watching({ is: 'link', forMs: now - heardAt }));
  if (brokerDownSince !== null && now - brokerDownSince >= HEARTBEAT_LIMIT_MS)
    causes.push(watching({ is: 'broker' }));
  if (cradles?.every((cradle) => !cradle.in_use)) causes.push(watching({ is: 'unwatched' }));
  return causes;
}

/** What another version of the server may raise besides is rather about the watching. */
function isAboutBaby({ newest }: OpenEpisode): boolean {
  return BABY_ALERT_TYPES.some((type) => type === newest.alert_type);
}
