import { settleDirection } from '@/lib/cradle/sensors/direction';
import type { SensorReading } from '@/lib/cradle/sensors/registry';
import { SIGNALS, type Signal } from '@/lib/cradle/topics';
import { SETTINGS } from './test-cradle';

/** What may happen to a cradle; times in whole seconds. */
export type Step =
  | { do: 'read'; reading: SensorReading }
  | { do: 'frame'; same: boolean }
  | { do: 'wait'; seconds: number }
  /** Both of the newest alert. */
  | { do: 'resolve' }
  | { do: 'acknowledge' }
  | { do: 'set'; changes: Partial<typeof SETTINGS> }
  | { do: 'restart'; seconds: number };

interface Seen {
  at: number;
  signal: Signal;
  reading: SensorReading | null;
  same: boolean | null;
  /** How long the position timer ran then. */
  timeout: number;
}

interface Episode {
  acknowledged: boolean;
  resolved: boolean;
  /** Normal again; it still holds the next one back. */
  over: boolean;
  newest: number;
  rangAt: number;
  repeats: number;
  normalSince: number | null;
}

/** Seconds after the first ring: 1, 3, 5, 10, 20, 30 minutes, then every 30, for longer than any test. */
const REPEATED_AT = [
  60,
  180,
  300,
  600,
  1_200,
  ...Array.from({ length: 100 }, (_, index) => (index + 1) * 1_800),
];

type Condition = { bad: string; since: number } | { normalUntil: number } | 'pending' | 'unknown';

/** What CONTRACT §5 and the words of each rule say, second by second, from everything that ever came. Slow. */
export function expectedTellings(steps: readonly Step[]): string[] {
  const told: string[] = [];
  const seen: Seen[] = [];
  const episodes = new Map<string, Episode>();
  let settings = SETTINGS;
  let now = 0;
  let reachableSince = -100;
  /** From which of its messages on a signal tells how things are: what it said long before is forgotten. */
  const knownFrom = new Map<Signal, number>();
  let newest: Episode | null = null;

  const of = (signal: Signal) =>
    seen.filter((item, index) => item.signal === signal && index >= (knownFrom.get(signal) ?? 0));
  const lastAt = (signals: readonly Signal[]): number | null =>
    seen.findLast((item) => signals.includes(item.signal))?.at ?? null;

  function forget(signal: Signal): void {
    const last = lastAt([signal]);
    if (last === null || now - last <= 600) return;
    if (signal !== 'temperature' && signal !== 'frame') knownFrom.set(signal, seen.length);
  }

  function temperature(): Condition {
    const last = of('temperature').at(-1);
    const value = last?.reading?.value;
    if (last === undefined || typeof value !== 'number') return 'unknown';
    const isHigh = value > settings.maxTemperature;
    if (now - last.at >= 60) return isHigh ? 'pending' : 'unknown';
    return isHigh ? { bad: String(value), since: last.at } : { normalUntil: now };
  }

  function crying(): Condition {
    const cries = of('crying');
    if (cries.length === 0) return 'unknown';
    const before = cries.findLastIndex(({ reading }) => reading?.value !== 'Crying');
    const first = cries[before + 1];
    if (first === undefined) return { normalUntil: now };
    const seconds = now - first.at;
    return seconds >= settings.cryingDurationThreshold
      ? { bad: String(seconds), since: first.at }
      : 'pending';
  }

  function position(kind: 'face' | 'none'): Condition {
    const words = of('direction').flatMap(({ at, reading, timeout }) => {
      const word = reading?.kind === 'direction' ? settleDirection(reading.value) : null;
      return word === null
        ? []
        : [{ at, timeout, is: word === '정면 유지 중' ? 'up' : word === '인식 안됨' ? 'none' : 'face' }];
    });
    if (words.length === 0) return 'unknown';
    const up = words.findLastIndex(({ is }) => is === 'up');
    const others = words.slice(up + 1);
    const [first] = others;
    if (first === undefined) return { normalUntil: now };
    let countsFrom = words[up]?.at ?? first.at;
    let ranOut = false;
    others.forEach((word, index) => {
      const previous = others[index - 1];
      if (previous === undefined || previous.is === word.is) return;
      ranOut ||= word.at - countsFrom >= word.timeout;
      if (ranOut) countsFrom = word.at;
    });
    if (others.at(-1)?.is !== kind) return kind === 'none' ? { normalUntil: now } : 'pending';
    const seconds = now - countsFrom;
    return seconds >= settings.abnormalPositionTimeout
      ? { bad: String(seconds), since: countsFrom }
      : 'pending';
  }

  function offline(): Condition {
    const heard = lastAt(SIGNALS);
    if (heard === null || settings.offlineTimeout === 0) return 'unknown';
    const isBack = heard >= reachableSince;
    const due = Math.max(heard + settings.offlineTimeout, isBack ? heard : reachableSince + 60);
    if (now >= due) return { bad: String(now - heard), since: heard };
    return isBack ? { normalUntil: heard } : 'unknown';
  }

  function frozen(): Condition {
    const frames = of('frame');
    const last = frames.at(-1);
    if (last === undefined || now - last.at >= 5) return 'unknown';
    if (last.same === false) return { normalUntil: last.at };
    // The one before the first that is the same; or the first after a pause.
    const first = frames.findLastIndex(
      ({ same, at }, index) =>
        same === false || at - (frames[index - 1]?.at ?? Number.NEGATIVE_INFINITY) >= 5,
    );
    const run = frames.slice(Math.max(0, first));
    const since = run[0]?.at ?? now;
    return now - since >= 60 ? { bad: String(now - since), since } : 'pending';
  }

  function lost(signal: Signal): Condition {
    const heard = lastAt([signal]);
    if (heard === null) return 'unknown';
    const back = seen.findLast((item, index) => index === 0 || item.at - (seen[index - 1]?.at ?? 0) >= 30);
    const from = Math.max(heard, back?.at ?? heard, reachableSince);
    if (now < from + 60) return from === heard ? { normalUntil: heard } : 'unknown';
    const others = lastAt(SIGNALS.filter((other) => other !== signal));
    return others === null || now - others >= 15 ? 'unknown' : { bad: signal, since: heard };
  }

  const RULES: [
    key: string,
    type: string,
    condition: () => Condition,
    again: [Signal, number] | null,
    hold: number,
  ][] = [
    ['high_temperature', 'high_temperature', temperature, ['temperature', 300], 10],
    ['crying', 'crying', crying, ['crying', 120], 10],
    ['abnormal_position', 'abnormal_position', () => position('face'), ['direction', 120], 10],
    ['face_not_detected', 'face_not_detected', () => position('none'), ['direction', 120], 10],
    ['device_offline', 'device_offline', offline, null, 15],
    ['stream_frozen', 'stream_frozen', frozen, null, 15],
    ...SIGNALS.map(
      (signal) =>
        [`lost ${signal}`, 'signal_lost', () => lost(signal), null, 15] as [
          string,
          string,
          () => Condition,
          null,
          number,
        ],
    ),
  ];

  function judge(said: SensorReading | null): void {
    const speaks = said !== null && !(said.kind === 'direction' && settleDirection(said.value) === null);
    for (const [key, type, condition, again, hold] of RULES) {
      const state = condition();
      const episode = episodes.get(key);
      const isReading = again !== null && speaks && said.kind === again[0];
      if (typeof state === 'object' && 'normalUntil' in state) {
        if (episode === undefined || episode.over) continue;
        episode.normalSince ??= now;
        if (state.normalUntil - episode.normalSince < hold) continue;
        if (again === null || episode.resolved) episodes.delete(key);
        else episode.over = true;
        told.push(`${now} cleared ${type}`);
        continue;
      }
      if (episode !== undefined) episode.normalSince = null;
      if (typeof state === 'object') {
        const isFree =
          episode === undefined ||
          (episode.over
            ? again === null || episode.resolved || now - episode.newest >= again[1]
            : again !== null && episode.resolved && (isReading || state.since > episode.newest));
        if (isFree) {
          newest = {
            acknowledged: false,
            resolved: false,
            over: false,
            newest: now,
            rangAt: now,
            repeats: 0,
            normalSince: null,
          };
          episodes.set(key, newest);
          told.push(`${now} ${type} ${state.bad}`);
          continue;
        }
        if (
          isReading &&
          again !== null &&
          !episode.over &&
          !episode.resolved &&
          now - episode.newest >= again[1]
        ) {
          episode.newest = now;
          episode.repeats = REPEATED_AT.filter((time) => now - episode.rangAt >= time).length;
          newest = episode;
          told.push(`${now} ${type} ${state.bad}${episode.acknowledged ? ' silent' : ''}`);
          continue;
        }
      }
      if (state === 'unknown' || episode === undefined) continue;
      if (episode.acknowledged || episode.resolved || episode.over) continue;
      const repeats = REPEATED_AT.filter((time) => now - episode.rangAt >= time).length;
      if (repeats > episode.repeats) told.push(`${now} still ${type}`);
      episode.repeats = Math.max(repeats, episode.repeats);
    }
  }

  for (const step of steps) {
    switch (step.do) {
      case 'wait':
        for (let second = 0; second < step.seconds; second += 1) {
          now += 1;
          judge(null);
        }
        break;
      case 'read':
      case 'frame': {
        const reading = step.do === 'read' ? step.reading : null;
        const same = step.do === 'frame' ? step.same : null;
        if (reading !== null) forget(reading.kind);
        seen.push({
          at: now,
          signal: reading?.kind ?? 'frame',
          reading,
          same,
          timeout: settings.abnormalPositionTimeout,
        });
        judge(reading);
        break;
      }
      case 'set':
        settings = { ...settings, ...step.changes };
        judge(null);
        break;
      case 'restart':
        now += step.seconds;
        reachableSince = now;
        SIGNALS.forEach(forget);
        for (const [key, , , again] of RULES) {
          const episode = episodes.get(key);
          const heard = again === null ? now : lastAt([again[0]]);
          if (episode !== undefined && (heard === null || now - heard > 600)) episode.over = true;
        }
        judge(null);
        break;
      case 'acknowledge':
        if (newest !== null && [...episodes.values()].includes(newest))
          (newest as Episode).acknowledged = true;
        judge(null);
        break;
      case 'resolve':
        if (newest !== null && [...episodes.values()].includes(newest)) {
          (newest as Episode).resolved = true;
          (newest as Episode).acknowledged = true;
        }
        judge(null);
    }
  }
  return told;
}
