import { FRAME_FRESH_FOR_MS } from '@/lib/cradle/freshness';

export const PICTURE_STATUSES = ['connecting', 'live', 'delayed', 'frozen', 'noSignal', 'lost'] as const;
export type PictureStatus = (typeof PICTURE_STATUSES)[number];

/** How pictures are fetched: as one stream, or singly over a link too slow for it. */
export type PictureMode = 'stream' | 'single';

/** Older than this is not live, in ms. */
const DELAYED_AFTER_MS = 2_000;
/** A stream whose pictures stay delayed for this long is given up for single pictures, in ms. */
const SLOW_FOR_MS = 3_000;
/** How long single pictures are fetched before the stream gets another chance, in ms. */
const SINGLE_FOR_MS = 60_000;
/**
 * A connection on which nothing comes for this long is dead, in ms: a silent cradle's stream still carries a
 * card every 5 s, and a request for a single picture is answered within 10 s.
 */
const DEAD_AFTER_MS = { stream: 12_000, single: 20_000 } as const satisfies Record<PictureMode, number>;
const RETRY_MS = { first: 1_000, most: 10_000 } as const;

/** All times are local wall ms, except `receivedAt`, which is the server's. */
export interface PictureState {
  mode: PictureMode;
  link: 'connecting' | 'open' | 'waiting';
  /** Counts connections that were given up: whoever serves an older one drops it. */
  generation: number;
  linkSince: number;
  heardAt: number;
  /** Connections lost since the last thing heard. */
  failures: number;
  retryAt: number | null;
  frame: { receivedAt: number | null; sequence: number | null; shownAt: number } | null;
  /** The server says that the cradle sends nothing; when its last picture came. */
  card: { lastReceivedAt: number | null } | null;
  slowSince: number | null;
  modeSince: number;
}

export type PictureEvent =
  | { type: 'connecting' }
  | { type: 'opened' }
  | { type: 'heard' }
  | { type: 'card'; receivedAt: number | null }
  /** A picture is on the screen; `ageMs` null while the server's clock is not known. */
  | { type: 'shown'; receivedAt: number | null; sequence: number | null; ageMs: number | null }
  /** The last picture before the silence is on the screen; it changes nothing of the silence. */
  | { type: 'recalled'; receivedAt: number | null; sequence: number | null }
  | { type: 'ended' }
  | { type: 'tick' };

export interface PictureView {
  status: PictureStatus;
  mode: PictureMode;
  /** Age of the picture on the screen, or of the last one there was; null when not known. */
  ageMs: number | null;
  /** For how long the cradle has been sending the very same picture; null unless the status is `frozen`. */
  frozenForMs: number | null;
  hasPicture: boolean;
  /** The picture must not look alive. */
  dim: boolean;
}

export function startPicture(now: number): PictureState {
  return {
    mode: 'stream',
    link: 'connecting',
    generation: 0,
    linkSince: now,
    heardAt: now,
    failures: 0,
    retryAt: null,
    frame: null,
    card: null,
    slowSince: null,
    modeSince: now,
  };
}

export function advancePicture(state: PictureState, event: PictureEvent, now: number): PictureState {
  switch (event.type) {
    case 'connecting':
      return { ...state, link: 'connecting', linkSince: now, retryAt: null };
    case 'opened':
      return { ...state, link: 'open', linkSince: now, heardAt: now };
    case 'heard':
      return { ...state, heardAt: now, failures: 0 };
    case 'card':
      return {
        ...state,
        heardAt: now,
        failures: 0,
        card: { lastReceivedAt: event.receivedAt },
        slowSince: null,
      };
    case 'shown':
      return noteShown(state, event, now);
    case 'recalled':
      return { ...state, frame: { receivedAt: event.receivedAt, sequence: event.sequence, shownAt: now } };
    case 'ended':
      return lose(state, now);
    case 'tick':
      return noteTime(state, now);
  }
}

function noteShown(
  state: PictureState,
  { receivedAt, sequence, ageMs }: Extract<PictureEvent, { type: 'shown' }>,
  now: number,
): PictureState {
  const late = ageMs !== null && ageMs > DELAYED_AFTER_MS;
  const slowSince = late ? (state.slowSince ?? now) : null;
  const shown = { ...state, frame: { receivedAt, sequence, shownAt: now }, card: null, slowSince };
  const tooSlow = slowSince !== null && now - slowSince >= SLOW_FOR_MS;
  return tooSlow && state.mode === 'stream' ? changeMode(shown, 'single', now) : shown;
}

function noteTime(state: PictureState, now: number): PictureState {
  if (state.link === 'waiting') return state;
  const silentFor = now - (state.link === 'open' ? state.heardAt : state.linkSince);
  if (silentFor > DEAD_AFTER_MS[state.mode]) {
    const lost = lose({ ...state, generation: state.generation + 1 }, now);
    return state.mode === 'stream' ? { ...lost, mode: 'single', modeSince: now } : lost;
  }
  const tryStream = state.mode === 'single' && now - state.modeSince >= SINGLE_FOR_MS;
  return tryStream ? changeMode(state, 'stream', now) : state;
}

function changeMode(state: PictureState, mode: PictureMode, now: number): PictureState {
  return {
    ...state,
    mode,
    modeSince: now,
    slowSince: null,
    link: 'connecting',
    linkSince: now,
    generation: state.generation + 1,
  };
}

function lose(state: PictureState, now: number): PictureState {
  const delay = Math.min(RETRY_MS.most, RETRY_MS.first * 2 ** Math.min(state.failures, 8));
  return { ...state, link: 'waiting', failures: state.failures + 1, retryAt: now + delay, slowSince: null };
}

/**
 * What to say of the picture at `now`; `offset` is what to add to get the server's clock, null when not known.
 * `frozenSince` is the server's wall ms since when it gets one picture again and again, null while they differ.
 */
export function viewPicture(
  state: PictureState,
  now: number,
  offset: number | null,
  frozenSince: number | null = null,
): PictureView {
  const ageMs = ageOf(state, now, offset);
  const arriving = statusOf(state, now, ageMs, offset !== null);
  const arrives = arriving === 'live' || arriving === 'delayed';
  const frozenForMs =
    arrives && frozenSince !== null && offset !== null ? Math.max(0, now + offset - frozenSince) : null;
  const status = frozenForMs === null ? arriving : 'frozen';
  const old = ageMs === null || ageMs > FRAME_FRESH_FOR_MS;
  const dead = status === 'lost' || status === 'noSignal';
  return {
    status,
    mode: state.mode,
    ageMs,
    frozenForMs,
    hasPicture: state.frame !== null,
    dim: dead || (arriving !== 'live' && old),
  };
}

function ageOf(state: PictureState, now: number, offset: number | null): number | null {
  const receivedAt = state.frame?.receivedAt ?? state.card?.lastReceivedAt ?? null;
  return receivedAt === null || offset === null ? null : Math.max(0, now + offset - receivedAt);
}

function statusOf(
  state: PictureState,
  now: number,
  ageMs: number | null,
  clockKnown: boolean,
): PictureStatus {
  if (state.failures > 0) return 'lost';
  if (state.card !== null) return 'noSignal';
  const fresh = ageMs !== null && ageMs <= DELAYED_AFTER_MS;
  if (state.link !== 'open') return fresh ? 'live' : 'connecting';
  const shownAt = Math.max(state.linkSince, state.frame?.shownAt ?? 0);
  if (now - shownAt > FRAME_FRESH_FOR_MS) return 'noSignal';
  if (state.frame === null) return 'connecting';
  if (fresh) return 'live';
  const clockAwaited = !clockKnown && now - state.linkSince < FRAME_FRESH_FOR_MS;
  return clockAwaited ? 'connecting' : 'delayed';
}
