import { type AlarmCause, listCauses } from './alarm-causes';
import type { BedsideEvent, BedsideState } from './bedside-state';

/** A tick comes every second; when one is later than this, the device has slept, in ms. */
export const SLEPT_MS = 10_000;
/** What was raised longer ago than this when the watch began is shown and does not ring, in ms. */
const OLD_NEWS_MS = 10 * 60_000;

/** @param now monotonic @param wall of the local clock; both in ms */
export function beginWatch(now: number, wall: number): BedsideState {
  return {
    ...{ heardAt: now, wokenAt: null, tickedAt: now, tickedAtWall: wall, now },
    ...{ signedOut: false, cradles: null, beganAt: null, brokerDownSince: null },
    ...{ silenced: [], sleptMs: null },
  };
}

export function nextState(state: BedsideState, event: BedsideEvent): BedsideState {
  switch (event.type) {
    case 'tick':
      return forget(tick(state, event));
    case 'heard':
      return forget(hear(state, event));
    case 'signedOut':
      return forget({ ...state, signedOut: true });
    case 'silence':
      return { ...state, silenced: listCauses(state).map(({ key }) => key) };
    case 'sleepNoted':
      return { ...state, sleptMs: null };
  }
}

/** In most browsers the monotonic clock stands still while the device sleeps, and only the wall clock tells of it. */
function tick(state: BedsideState, { now, wall }: { now: number; wall: number }): BedsideState {
  const lateMs = Math.max(now - state.tickedAt, wall - state.tickedAtWall);
  const ticked = { ...state, now, tickedAt: now, tickedAtWall: wall };
  if (lateMs <= SLEPT_MS) return ticked;
  // Once only: a browser that lets a hidden page run for a moment each minute must not put the alarm off for ever.
  const alreadyWaits = state.wokenAt !== null && state.wokenAt >= state.heardAt;
  const wokenAt = alreadyWaits ? state.wokenAt : now;
  // What was heard before is as old as the wall clock says, not as new as the other one would have it.
  const stoodStillMs = Math.max(0, wall - state.tickedAtWall - (now - state.tickedAt));
  const heardAt = state.heardAt - stoodStillMs;
  return { ...ticked, wokenAt, heardAt, sleptMs: (state.sleptMs ?? 0) + lateMs };
}

function hear(state: BedsideState, { now, cradles }: Extract<BedsideEvent, { type: 'heard' }>): BedsideState {
  const isDown = cradles.some(({ broker }) => broker === 'down');
  const heard = {
    ...state,
    ...{ now: Math.max(state.now, now), heardAt: now, signedOut: false, cradles },
    brokerDownSince: isDown ? (state.brokerDownSince ?? now) : null,
  };
  if (state.cradles !== null) return heard;
  const beganAt = cradles[0]?.serverTime ?? null;
  const known = listCauses(heard).filter((cause) => isOldNews(cause, beganAt));
  return { ...heard, beganAt, silenced: known.map(({ key }) => key) };
}

/** Who begins the watch looks at the screen, and need not be startled by what has been so for long. */
function isOldNews({ about }: AlarmCause, beganAt: number | null): boolean {
  if (about.is === 'unwatched') return true;
  return (
    about.is === 'episode' && beganAt !== null && beganAt - about.episode.newest.created_at > OLD_NEWS_MS
  );
}

/** What has gone away may ring when it comes back. */
function forget(state: BedsideState): BedsideState {
  const present = new Set(listCauses(state).map(({ key }) => key));
  const silenced = state.silenced.filter((key) => present.has(key));
  return silenced.length === state.silenced.length ? state : { ...state, silenced };
}
