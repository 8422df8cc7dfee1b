import {
  type AlertEvent,
  acknowledge,
  evaluate,
  type Observation,
  reopenAlert,
  resolveAlert,
} from '@/lib/alerts/evaluate';
import { clampRules, EMPTY_RULES, type RulesState, shiftRules } from '@/lib/alerts/rules-state';
import type { WatchPorts } from './ports';

/** The rules of one cradle while it is watched. */
export interface CradleRules {
  /** What has to be told after this. Nothing at all of a cradle that is not in use. */
  observe(agentId: number, observation: Observation): readonly AlertEvent[];
  /** Whether they are to be asked though nothing came. */
  isDue(): boolean;
  /** Each tells whether that changed anything. */
  acknowledge(episode: string): boolean;
  resolve(uid: string): boolean;
  reopen(uid: string, was: { isAcknowledged: boolean }): boolean;
  /** What they remember, in wall ms; null when that is nothing. */
  stored(): RulesState | null;
}

type RulePorts = Pick<WatchPorts, 'clock' | 'settings' | 'reachableSince' | 'newUid'>;

/** @param restored what was stored before a restart, in wall ms; null when nothing was. */
export function createCradleRules(ports: RulePorts, restored: RulesState | null = null): CradleRules {
  const { clock } = ports;
  /** From monotonic to wall ms. */
  const offset = () => clock.now() - clock.monotonic();
  let state =
    restored === null ? EMPTY_RULES : clampRules(shiftRules(restored, -offset()), clock.monotonic());
  /** What is restored may be due at once. */
  let deadline: number | null = restored === null ? null : Number.NEGATIVE_INFINITY;

  function forget(): void {
    deadline = null;
    // Of two that are stored the higher version stays.
    if (state !== EMPTY_RULES) state = { ...EMPTY_RULES, version: state.version + 1 };
  }

  function change(next: RulesState): boolean {
    if (next === state) return false;
    state = next;
    deadline = Number.NEGATIVE_INFINITY;
    return true;
  }

  return {
    observe(agentId, observation) {
      const settings = ports.settings.of(agentId);
      if (!settings.inUse) {
        forget();
        return [];
      }
      const evaluation = evaluate(state, observation, {
        now: clock.monotonic(),
        wallNow: clock.now(),
        settings,
        reachableSince: ports.reachableSince(),
        newUid: ports.newUid,
      });
      state = evaluation.state;
      deadline = evaluation.nextDeadline;
      return evaluation.events;
    },
    isDue: () => deadline !== null && clock.monotonic() >= deadline,
    acknowledge: (episode) => change(acknowledge(state, episode)),
    resolve: (uid) => change(resolveAlert(state, uid)),
    reopen: (uid, was) => change(reopenAlert(state, uid, { ...was, now: clock.monotonic() })),
    stored: () => (state === EMPTY_RULES ? null : shiftRules(state, offset())),
  };
}
