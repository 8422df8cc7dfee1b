import type { SensorReading } from '@/lib/cradle/sensors/registry';
import {
  type AlertEvent,
  acknowledge,
  type Evaluation,
  evaluate,
  type Observation,
  type RuleContext,
  reopenAlert,
  resolveAlert,
} from './evaluate';
import { clampRules, EMPTY_RULES, type RulesState, rulesStateShape, shiftRules } from './rules-state';

type Evaluate = (state: RulesState, observation: Observation, context: RuleContext) => Evaluation;

export const SETTINGS = {
  maxTemperature: 38,
  abnormalPositionTimeout: 30,
  cryingDurationThreshold: 30,
  inUse: true,
  offlineTimeout: 60,
};
const START = 1_000_000;
const WALL = 1_700_000_000_000;

/** A cradle whose rules are asked as the running watch asks them: at each message, deadline, and answer of a caregiver. */
export function createTestCradle(rules: Evaluate = evaluate) {
  let state: RulesState = EMPTY_RULES;
  let now = START;
  let due: number | null = null;
  let uids = 0;
  let reachableSince = START - 100_000;
  let settings = SETTINGS;
  const told: string[] = [];
  const events: AlertEvent[] = [];

  function ask(observation: Observation): void {
    const context = { now, wallNow: WALL + now, settings, reachableSince };
    const result = rules(state, observation, { ...context, newUid: () => `uid-${++uids}` });
    state = result.state;
    due = result.nextDeadline;
    events.push(...result.events);
    told.push(...result.events.map((event) => describeEvent(event, now)));
  }

  const self = {
    at(seconds: number) {
      const target = START + seconds * 1_000;
      for (let steps = 0; due !== null && due <= target && steps < 10_000; steps += 1) {
        now = Math.max(now, due);
        ask({ kind: 'time' });
      }
      now = target;
      return self;
    },
    read(reading: SensorReading) {
      ask({ kind: 'reading', reading });
      return self;
    },
    cries: (value: 'Crying' | 'Not Crying') => self.read({ kind: 'crying', value }),
    measures: (value: number) => self.read({ kind: 'temperature', value }),
    lies: (value: Extract<SensorReading, { kind: 'direction' }>['value']) =>
      self.read({ kind: 'direction', value }),
    frame(same: boolean | null = false) {
      ask({ kind: 'frame', same });
      return self;
    },
    set(changes: Partial<typeof SETTINGS>) {
      settings = { ...settings, ...changes };
      ask({ kind: 'time' });
      return self;
    },
    restart(downMs: number) {
      const stored = JSON.stringify(shiftRules(state, WALL));
      now += downMs;
      reachableSince = now;
      state = clampRules(shiftRules(rulesStateShape.parse(JSON.parse(stored)), -WALL), now);
      ask({ kind: 'time' });
      return self;
    },
    /** Of the newest alert. */
    acknowledge() {
      const last = events.findLast((event) => event.kind === 'raised');
      if (last?.kind === 'raised') state = acknowledge(state, last.alert.episode);
      ask({ kind: 'time' });
      return self;
    },
    resolve() {
      const last = events.findLast((event) => event.kind === 'raised');
      if (last?.kind === 'raised') state = resolveAlert(state, last.alert.uid);
      ask({ kind: 'time' });
      return self;
    },
    /** Of the newest alert. */
    reopen(isAcknowledged = false) {
      const last = events.findLast((event) => event.kind === 'raised');
      if (last?.kind === 'raised') state = reopenAlert(state, last.alert.uid, { isAcknowledged, now });
      ask({ kind: 'time' });
      return self;
    },
    told,
    events,
    state: () => state,
  };
  return self;
}

function describeEvent(event: AlertEvent, now: number): string {
  const second = (now - START) / 1_000;
  if (event.kind !== 'raised') return `${second} ${event.kind} ${event.type}`;
  const { type, details } = event.alert;
  return `${second} ${type} ${details.signal ?? details.seconds ?? details.value}${event.rings ? '' : ' silent'}`;
}
