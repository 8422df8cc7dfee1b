import { type LiveState, type MotorRequest, UNKNOWN_STATE } from '@/lib/cradle/live-state';
import { parseReading } from '@/lib/cradle/sensors/registry';
import { parseCradleTopic } from '@/lib/cradle/topics';
import { parseFramePayload } from '@/lib/frames/frame-payload';
import type { Clock } from '@/lib/platform/clock';
import { type CradleWatcher, createCradleWatcher } from './cradle-watcher';
import { createFaultCounter, type FaultCounter, type MessageFault } from './faults';
import type { CradleMemory, KnownCradle, WatchPorts } from './ports';

/** A wall clock that moved by more than this against the monotonic one was set, in ms; less is slewing. */
const CLOCK_STEP_MS = 500;

/** The heart: every message of every cradle comes in here, one watcher a cradle takes it further. */
export interface Watch {
  /** Takes one message as the broker delivered it. Never throws: a bad one is counted and dropped. */
  receive(topic: string, payload: Buffer): void;
  /** The newest known of a cradle; all unknown when nothing has come. */
  stateOf(uuid: string): LiveState;
  /** Puts back what was known before a restart; moments from a clock that ran ahead count as now. */
  restore(uuid: string, memory: CradleMemory): void;
  motorAsked(cradle: KnownCradle, request: MotorRequest): void;
  /** Somebody looks after an episode of alerts: nothing of it rings any more. */
  acknowledge(episode: string): void;
  /** Somebody has resolved an alert: its episode is over. */
  resolve(uid: string): void;
  /** Somebody has taken that back. @param was whether anybody looked after it before. */
  reopen(uid: string, was: { isAcknowledged: boolean }): void;
  /** Asks the rules anew, of one cradle or of all: settings have changed, or whether cradles can reach us. */
  reconsider(uuid?: string): void;
  /** What is known of a cradle, as it is written down. */
  memoryOf(uuid: string): CradleMemory;
  /** Writes down what is known of a cradle, also when nothing has come. */
  save(cradle: KnownCradle): void;
  /** Starts from nothing with the next message: the cradle changed hands. */
  forget(uuid: string): void;
  /** To be called a few times a second: rows that have waited for their second, and alerts whose time has come. */
  tick(): void;
  /** Hands over all rows that wait, of one cradle or of all. */
  flush(uuid?: string): void;
  countFault: FaultCounter['count'];
  faults: FaultCounter['counts'];
}

export function createWatch(ports: WatchPorts): Watch {
  const watchers = new Map<string, CradleWatcher>();
  const faults = createFaultCounter();
  let clockOffset = offsetOf(ports.clock);

  /** NTP, a person, or a Raspberry Pi that found the time at last: what was long ago stays as long ago. */
  function followClock(): void {
    const step = offsetOf(ports.clock) - clockOffset;
    if (Math.abs(step) < CLOCK_STEP_MS) return;
    clockOffset += step;
    for (const watcher of watchers.values()) watcher.shiftTimes(step);
    ports.feed.publishAll('value');
    ports.log.warn('The clock of this machine was set', { byMs: Math.round(step) });
  }

  function watcherOf(uuid: string): CradleWatcher {
    const known = watchers.get(uuid);
    if (known) return known;
    const fresh = createCradleWatcher(ports);
    watchers.set(uuid, fresh);
    return fresh;
  }

  function receive(topic: string, payload: Buffer): void {
    followClock();
    const fault = take(topic, payload);
    if (fault === null) return;
    faults.count(fault);
    ports.log.warn('Dropped messages that are not what they should be', {
      fault,
      topic: topic.slice(0, 100),
    });
  }

  /** The fault for which a message is dropped, or null when it was taken. */
  function take(topic: string, payload: Buffer): MessageFault | null {
    const address = parseCradleTopic(topic);
    if (address === null || address.channel === 'servo') return 'unknown_topic';
    const cradle = ports.directory.find(address.uuid);
    if (cradle === null) return 'unknown_cradle';
    if (address.channel === 'frame') {
      const frame = parseFramePayload(payload);
      if ('fault' in frame) return `frame.${frame.fault}`;
      watcherOf(cradle.uuid).frame(cradle, frame);
      return null;
    }
    const reading = parseReading(address.channel, payload);
    if ('fault' in reading) return `${address.channel}.${reading.fault}`;
    watcherOf(cradle.uuid).reading(cradle, reading);
    return null;
  }

  /** Of one cradle, or of all. */
  function each(visit: (cradle: KnownCradle, watcher: CradleWatcher) => void, only?: string): void {
    for (const [uuid, watcher] of watchers) {
      const cradle = only === undefined || only === uuid ? ports.directory.find(uuid) : null;
      if (cradle) visit(cradle, watcher);
    }
  }

  return {
    receive,
    stateOf: (uuid) => watchers.get(uuid)?.state() ?? UNKNOWN_STATE,
    restore(uuid, memory) {
      watchers.set(uuid, createCradleWatcher(ports, memory));
    },
    motorAsked: (cradle, request) => watcherOf(cradle.uuid).motorAsked(cradle, request),
    acknowledge: (episode) => each((cradle, watcher) => watcher.acknowledge(cradle, episode)),
    resolve: (uid) => each((cradle, watcher) => watcher.resolve(cradle, uid)),
    reopen: (uid, was) => each((cradle, watcher) => watcher.reopen(cradle, uid, was)),
    reconsider: (uuid) => each((cradle, watcher) => watcher.reconsider(cradle), uuid),
    memoryOf: (uuid) => watchers.get(uuid)?.memory() ?? { live: UNKNOWN_STATE, rules: null },
    save: (cradle) => watcherOf(cradle.uuid).save(cradle),
    forget(uuid) {
      watchers.delete(uuid);
    },
    tick() {
      followClock();
      each((cradle, watcher) => watcher.tick(cradle));
    },
    flush: (uuid) => each((cradle, watcher) => watcher.flush(cradle), uuid),
    countFault: faults.count,
    faults: faults.counts,
  };
}

function offsetOf(clock: Clock): number {
  return clock.now() - clock.monotonic();
}
