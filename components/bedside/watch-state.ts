import type { LiveSnapshot } from '@/lib/contracts/live';
import { type OpenEpisode, toEpisodes } from '../alerts/open-episodes';

/** Without an answer of the server for this long the watch has stopped, in ms. */
export const HEARTBEAT_LIMIT_MS = 15_000;
/** A tick comes every second; when one is later than this, the device has slept, in ms. */
export const SLEPT_MS = 10_000;
/** What was raised longer ago than this before the watch began is old news, and does not ring; in ms. */
const OLD_NEWS_MS = 10 * 60_000;

/** What the page beside the bed knows. Every moment is local and monotonic (performance.now()), in ms. */
export interface BedsideState {
  heardAt: number;
  tickedAt: number;
  now: number;
  signedOut: boolean;
  cradles: readonly LiveSnapshot[];
  /** Since when alerts ring here, by the server's wall clock; null until it was heard. */
  ringsFrom: number | null;
  /** Keys of causes that the parent has silenced here; one that goes away may ring again when it comes back. */
  silenced: readonly string[];
  /** The device slept for that long, and nobody watched here meanwhile; null when it did not. */
  sleptMs: number | null;
}

export type BedsideEvent =
  | { type: 'tick'; now: number }
  | { type: 'heard'; now: number; cradles: readonly LiveSnapshot[] }
  | { type: 'signedOut' }
  | { type: 'silence' }
  | { type: 'sleepNoted' };

export type AlarmSound = 'baby' | 'watching';

/** Something that makes a noise, or did until it was silenced here. */
export interface AlarmCause {
  key: string;
  sound: AlarmSound;
  about:
    | { is: 'episode'; uuid: string; episode: OpenEpisode }
    | { is: 'link'; forMs: number }
    | { is: 'signedOut' };
  silenced: boolean;
}

/** Alerts about the baby; all others are about the watching itself. */
const BABY_TYPES = ['high_temperature', 'crying', 'abnormal_position', 'face_not_detected'];

export function beginWatch(now: number): BedsideState {
  return {
    ...{ heardAt: now, tickedAt: now, now, signedOut: false, cradles: [], ringsFrom: null },
    ...{ silenced: [], sleptMs: null },
  };
}

export function nextState(state: BedsideState, event: BedsideEvent): BedsideState {
  switch (event.type) {
    case 'tick':
      return forget(tick(state, event.now));
    case 'heard':
      return forget(hear(state, event));
    case 'signedOut':
      return { ...state, signedOut: true };
    case 'silence':
      return { ...state, silenced: listCauses(state).map(({ key }) => key) };
    case 'sleepNoted':
      return { ...state, sleptMs: null };
  }
}

/** What is wrong, the baby first. */
export function listCauses(state: BedsideState): AlarmCause[] {
  const cause = (key: string, sound: AlarmSound, about: AlarmCause['about']): AlarmCause => ({
    ...{ key, sound, about },
    silenced: state.silenced.includes(key),
  });
  const causes = state.cradles.flatMap((cradle) =>
    ringingEpisodes(cradle, state.ringsFrom).map((episode) =>
      cause(episode.key, soundOf(episode), { is: 'episode', uuid: cradle.uuid, episode }),
    ),
  );
  const silentMs = state.now - state.heardAt;
  if (state.signedOut) causes.push(cause('signedOut', 'watching', { is: 'signedOut' }));
  else if (silentMs >= HEARTBEAT_LIMIT_MS)
    causes.push(cause('link', 'watching', { is: 'link', forMs: silentMs }));
  return causes.sort((a, b) => Number(b.sound === 'baby') - Number(a.sound === 'baby'));
}

/** What is to be heard now; null for silence. */
export function soundFor(causes: readonly AlarmCause[]): AlarmSound | null {
  return causes.find(({ silenced }) => !silenced)?.sound ?? null;
}

function tick(state: BedsideState, now: number): BedsideState {
  const late = now - state.tickedAt;
  if (late <= SLEPT_MS) return { ...state, now, tickedAt: now };
  // The time in which the device slept is no time in which the server was silent.
  return { ...state, now, tickedAt: now, heardAt: now, sleptMs: (state.sleptMs ?? 0) + late };
}

function hear(
  state: BedsideState,
  { now, cradles }: { now: number; cradles: readonly LiveSnapshot[] },
): BedsideState {
  const serverTime = cradles[0]?.serverTime ?? null;
  const ringsFrom = state.ringsFrom ?? (serverTime === null ? null : serverTime - OLD_NEWS_MS);
  return { ...state, now: Math.max(state.now, now), heardAt: now, cradles, ringsFrom };
}

/** What has gone away may ring when it comes back. */
function forget(state: BedsideState): BedsideState {
  const present = new Set(listCauses(state).map(({ key }) => key));
  const silenced = state.silenced.filter((key) => present.has(key));
  return silenced.length === state.silenced.length ? state : { ...state, silenced };
}

function ringingEpisodes({ alerts }: LiveSnapshot, ringsFrom: number | null): OpenEpisode[] {
  return toEpisodes(alerts).filter(
    ({ newest }) =>
      newest.acknowledged_at === null &&
      newest.cleared_at === null &&
      newest.created_at >= (ringsFrom ?? Number.NEGATIVE_INFINITY),
  );
}

function soundOf({ newest }: OpenEpisode): AlarmSound {
  return BABY_TYPES.includes(newest.alert_type) ? 'baby' : 'watching';
}
