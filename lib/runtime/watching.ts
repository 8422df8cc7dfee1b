import { ulid } from 'ulid';
import { createCardDesk } from '@/lib/frames/card-desk';
import { createFrameCache, type FrameCache } from '@/lib/frames/frame-cache';
import type { ViewerDeps } from '@/lib/frames/viewer-stream';
import type { AlertBoard } from '@/lib/live/alert-board';
import type { ChangeFeed } from '@/lib/live/change-feed';
import { createCradleLink } from '@/lib/mqtt/create-link';
import type { CradleLink } from '@/lib/mqtt/link';
import type { Notifier } from '@/lib/notify/notifier';
import type { Clock } from '@/lib/platform/clock';
import type { Env } from '@/lib/platform/env';
import { createLimitedLog } from '@/lib/platform/log-limit';
import type { Logger } from '@/lib/platform/logger';
import { createNoSignalCard } from '@/lib/video/no-signal-card';
import { createWatch, type Watch } from '@/lib/watch/watch';
import type { AlertClips } from './alert-clips';
import { type Alerting, createAlerting } from './alerting';
import type { Directory } from './directory';
import { createDiskGuard, type DiskGuard, readFreeBytes } from './disk-guard';
import { createRecording, type Recording } from './recording';
import type { StoredPlace } from './stored';

interface WatchingDeps {
  env: Pick<Env, 'broker' | 'dataDir' | 'diskFreeMinBytes' | 'prerollBytes'>;
  clock: Clock;
  /** For a module of that name. */
  log(module: string): Logger;
  /** Folder of the images of the "no signal" card. */
  glyphFolder: string;
  board: AlertBoard;
  directory: Directory;
  feed: ChangeFeed;
  stored: StoredPlace;
  notifier: Notifier;
  clips: Pick<AlertClips, 'noteAlert'>;
}

/** What a message of a cradle goes through, from the broker to the watch, its alerts, its recording and its viewers. */
export interface Watching {
  link: CradleLink;
  watch: Watch;
  alerting: Alerting;
  recording: Recording;
  diskGuard: DiskGuard;
  frames: FrameCache;
  viewer: ViewerDeps;
  /** Whether cradles can reach this server. */
  brokerIsUp(): boolean;
}

export function createWatching(deps: WatchingDeps): Watching {
  const { env, clock, log, glyphFolder, board, directory, feed, stored, notifier, clips } = deps;
  const intakeLog = createLimitedLog({ logger: log('watch'), clock });
  const frames = createFrameCache({ onBroken: () => watch.countFault('frame.not_jpeg') });
  const cards = createCardDesk({
    render: createNoSignalCard({ glyphFolder }),
    onFailure: (error) => intakeLog.warn('The "no signal" card could not be drawn', { error }),
  });
  const brokerIsUp = () => link.state().status === 'up';
  const diskGuard = createDiskGuard({
    readFree: () => readFreeBytes(env.dataDir),
    leastBytes: env.diskFreeMinBytes,
    logger: log('store'),
    onFull: () => alerting.caregivers.raise('recording_stopped', {}),
    onRoom: () => alerting.caregivers.clear('recording_stopped', {}),
  });
  const recording = createRecording({
    clock,
    prerollBytes: env.prerollBytes,
    journal: { frame: (frame) => stored.find()?.lanes.journal.frame(frame) },
    hasRoom: diskGuard.hasRoom,
  });
  const alerting = createAlerting({
    clock,
    board,
    directory,
    feed,
    frames,
    lane: { record: (change) => stored.get().lanes.alerts.record(change) },
    recorder: {
      begin(cradle, alert) {
        recording.begin(cradle, alert);
        clips.noteAlert({ agentId: cradle.id, at: alert.at });
      },
    },
    notifier,
    newUid: ulid,
    watch: () => watch,
    isUp: () => ({ broker: brokerIsUp(), database: stored.find()?.database.isAway() === false }),
  });
  const watch: Watch = createWatch({
    clock,
    directory,
    frames,
    feed,
    journal: {
      append: (agentId, row) =>
        stored.find()?.lanes.journal.append(agentId, { ...row, alertUid: recording.causeOf(agentId) }),
      saveState: (agentId, memory) => stored.find()?.lanes.journal.saveState(agentId, memory),
    },
    recorder: recording.port,
    settings: alerting.settings,
    reachableSince: alerting.reachability.since,
    alerts: alerting.desk,
    newUid: ulid,
    log: intakeLog,
  });
  const link = createCradleLink({
    choice: env.broker,
    clock,
    logger: log('mqtt'),
    onMessage: watch.receive,
    onStateChange() {
      alerting.lookAround();
      feed.publishAll('value');
    },
  });
  const viewer = { frames, cards, clock, lastFrameAt: (uuid: string) => watch.stateOf(uuid).frameAt };
  return { link, watch, alerting, recording, diskGuard, frames, viewer, brokerIsUp };
}
