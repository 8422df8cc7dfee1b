import type { AlertEvent } from '@/lib/alerts/evaluate';
import { DEFAULT_ALERT_SETTINGS } from '@/lib/alerts/settings';
import { DEFAULT_WATCH_SETTINGS } from '@/lib/alerts/watch-settings';
import { createFrameCache } from '@/lib/frames/frame-cache';
import { createChangeFeed } from '@/lib/live/change-feed';
import { createTestClock } from '@/lib/platform/test-clock';
import type { CradleMemory, KnownCradle } from './ports';
import type { ReadingRow } from './reading-row';
import { createWatch } from './watch';

type Told = AlertEvent & { uuid: string };

/** Test part: a watch of two cradles, `mine` and the unclaimed `free`, with all that leaves it. */
export function setUpWatch(clock = createTestClock()) {
  const cradles = new Map<string, KnownCradle>([
    ['mine', { id: 1, uuid: 'mine', ownerId: 7 }],
    ['free', { id: 2, uuid: 'free', ownerId: null }],
  ]);
  const rows: (ReadingRow & { agentId: number })[] = [];
  const states = new Map<number, CradleMemory>();
  const frames = createFrameCache({ onBroken: () => {} });
  const recording = { isOn: false, frames: 0 };
  const feed = createChangeFeed();
  const warnings: unknown[] = [];
  const told: Told[] = [];
  const settings = { ...DEFAULT_ALERT_SETTINGS, ...DEFAULT_WATCH_SETTINGS };
  const reach = { since: clock.monotonic() as number | null };
  let uids = 0;
  const watch = createWatch({
    clock,
    directory: { find: (uuid) => cradles.get(uuid) ?? null },
    journal: {
      append: (agentId, row) => rows.push({ agentId, ...row }),
      saveState: (agentId, memory) => states.set(agentId, memory),
    },
    frames,
    recorder: {
      frame() {
        recording.frames += 1;
      },
      isRecording: () => recording.isOn,
    },
    feed,
    settings: { of: () => settings },
    reachableSince: () => reach.since,
    alerts: {
      handle({ id, uuid }, events, memory) {
        states.set(id, memory);
        for (const event of events) told.push({ uuid, ...event });
      },
    },
    newUid: () => `uid ${++uids}`,
    log: { warn: (sentence, fields) => warnings.push([sentence, fields]) },
  });
  const send = (topic: string, payload: string | Buffer) => watch.receive(topic, Buffer.from(payload));
  return {
    clock,
    cradles,
    rows,
    states,
    frames,
    feed,
    warnings,
    told,
    settings,
    reach,
    recording,
    watch,
    send,
  };
}
