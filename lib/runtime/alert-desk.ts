import type { RaisedAlert } from '@/lib/alerts/alert';
import type { AlertEvent } from '@/lib/alerts/evaluate';
import { FRAME_FRESH_FOR_MS } from '@/lib/cradle/freshness';
import type { FrameCache } from '@/lib/frames/frame-cache';
import { alertSentence } from '@/lib/i18n/alert-words';
import type { AlertBoard, OpenAlert } from '@/lib/live/alert-board';
import type { ChangeFeed } from '@/lib/live/change-feed';
import type { Notifier, Telling } from '@/lib/notify/notifier';
import type { Clock } from '@/lib/platform/clock';
import type { AlertLane } from '@/lib/store/alert-lane';
import type { ClaimedCradle, CradleMemory, WatchPorts } from '@/lib/watch/ports';
import type { Recording } from './recording';

export interface AlertDeskDeps {
  clock: Clock;
  board: AlertBoard;
  feed: ChangeFeed;
  frames: Pick<FrameCache, 'newest'>;
  lane: Pick<AlertLane, 'record'>;
  recorder: Pick<Recording, 'begin'>;
  notifier: Notifier;
}

type Kind<K extends AlertEvent['kind']> = Extract<AlertEvent, { kind: K }>;

/** Does what alerts ask for: written ahead first, then shown, recorded and told. Waits for nothing. */
export function createAlertDesk(deps: AlertDeskDeps): WatchPorts['alerts'] {
  const { board, feed, lane, notifier, recorder } = deps;

  function raise(cradle: ClaimedCradle, { alert, rings }: Kind<'raised'>, memory: CradleMemory): void {
    const message = alertSentence(alert.type, alert.details, 'ko');
    lane.record({
      kind: 'raised',
      alert: { ...alert, agentId: cradle.id, userId: cradle.ownerId, message },
      memory,
    });
    const earlier = board.find({ episode: alert.episode })?.alert;
    board.put(cradle.uuid, toOpenAlert(alert, message, earlier));
    recorder.begin(cradle, alert);
    if (rings) tell(cradle, alert, { kind: 'alert', lastedMs: 0 });
  }

  function repeat(cradle: ClaimedCradle, { uid, type, lastedMs }: Kind<'still'>): void {
    const open = board.find({ uid })?.alert;
    if (open === undefined) return;
    tell(cradle, toTold(open, { uid, type }), { kind: 'still', lastedMs });
  }

  function clear(cradle: ClaimedCradle, event: Kind<'cleared'>, memory: CradleMemory): void {
    const { uid, episode, type, at, tells } = event;
    lane.record({ kind: 'cleared', agentId: cradle.id, episode, at, memory });
    board.noteCleared(cradle.uuid, episode, at);
    const open = board.find({ uid })?.alert;
    if (!tells || open === undefined) return;
    tell(cradle, toTold(open, { uid, type }), { kind: 'cleared', lastedMs: at - open.createdAt });
  }

  function tell(
    { id, uuid, ownerId }: ClaimedCradle,
    alert: Telling['alert'],
    telling: Pick<Telling, 'kind' | 'lastedMs'>,
  ): void {
    notifier.tell({ ...telling, alert, cradle: { id, uuid, ownerId }, snapshot: takeSnapshot(deps, uuid) });
  }

  return {
    handle(cradle, events, memory) {
      for (const event of events) {
        if (event.kind === 'raised') raise(cradle, event, memory);
        else if (event.kind === 'still') repeat(cradle, event);
        else clear(cradle, event, memory);
      }
      feed.publish(cradle.uuid, 'value');
    },
  };
}

/** The picture of this moment; an old one would show what is not so any more. */
function takeSnapshot(
  { clock, frames }: Pick<AlertDeskDeps, 'clock' | 'frames'>,
  uuid: string,
): Buffer | null {
  const frame = frames.newest(uuid);
  const isFresh = frame !== null && clock.monotonic() - frame.arrivedAt <= FRAME_FRESH_FOR_MS;
  return isFresh ? frame.jpeg() : null;
}

function toTold(
  { episode, details, createdAt }: OpenAlert,
  { uid, type }: Pick<RaisedAlert, 'uid' | 'type'>,
): Telling['alert'] {
  return { uid, episode: episode ?? uid, type, details, at: createdAt };
}

/** @param earlier the alert before it in its episode, of which it inherits who looks after it */
function toOpenAlert(alert: RaisedAlert, message: string, earlier: OpenAlert | undefined): OpenAlert {
  const { uid, episode, type, details, temperature, faceDetected, at } = alert;
  const { acknowledgedAt = null, acknowledgedBy = null } = earlier ?? {};
  return {
    ...{ id: null, uid, episode, type, message, details, temperature, faceDetected },
    ...{ createdAt: at, acknowledgedAt, acknowledgedBy, clearedAt: null },
  };
}
