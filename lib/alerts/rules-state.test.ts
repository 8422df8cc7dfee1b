import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate';
import { clampRules, EMPTY_RULES, type RulesState, rulesStateShape, shiftRules } from './rules-state';
import { createTestCradle, SETTINGS } from './test-cradle';

const HOUR_MS = 3_600_000;

/** Something of everything: an open alert, one that is over, a baby on its side, frames. */
function busyState(): RulesState {
  return createTestCradle()
    .cries('Crying')
    .lies('정면 유지 중')
    .frame(null)
    .at(1)
    .measures(39)
    .lies('좌측으로 움직임')
    .frame(true)
    .at(5)
    .measures(37)
    .at(32)
    .state();
}

describe('what the rules remember', () => {
  it('comes back from JSON as it was', () => {
    expect(rulesStateShape.parse(JSON.parse(JSON.stringify(busyState())))).toEqual(busyState());
  });

  it('is the same again after a clock was set there and back, by fractions too', () => {
    const there = shiftRules(busyState(), HOUR_MS + 0.4);
    expect(shiftRules(there, -HOUR_MS - 0.4)).toEqual(busyState());
  });

  it('has nothing that lies ahead after a start', () => {
    const early = clampRules(busyState(), 10.5);
    const times = JSON.stringify(early).match(/"(at|since|[a-z]+(At|Since|From))":\d+/g) ?? [];
    expect(times.length).toBeGreaterThan(10);
    expect(times.every((time) => time.endsWith(':10'))).toBe(true);
  });

  it.each([
    ['the facts', { facts: 'none' }, { facts: EMPTY_RULES.facts }],
    ['the episodes', { episodes: [] }, { episodes: {} }],
    ['the version', { version: 'first' }, { version: 0 }],
  ])('is known without %s where those cannot be read', (_, broken, read) => {
    const state = busyState();
    expect(rulesStateShape.parse({ ...state, ...broken })).toEqual({ ...state, ...read });
  });

  it('loses one signal, one fact or one episode that cannot be read, and no other', () => {
    const { version, facts, episodes } = busyState();
    const { frame: _frame, ...heard } = facts.heard;
    const parsed = rulesStateShape.parse({
      version,
      facts: { ...facts, heard, crying: { value: 'Laughing', since: 1 } },
      episodes: { ...episodes, humming: { uid: 'x', type: 'humming' } },
    });
    expect(parsed.episodes).toEqual(episodes);
    expect(parsed.facts).toEqual({ ...facts, heard: { ...heard, frame: null }, crying: null });
  });
});

it('a deadline is met at its moment by a clock with fractions of a millisecond', () => {
  const context = { wallNow: 0, settings: SETTINGS, reachableSince: 0.1, newUid: () => 'uid' };
  for (let start = 0.1; start < 50; start += 0.7) {
    const cries = { kind: 'reading', reading: { kind: 'crying', value: 'Crying' } } as const;
    const { state, nextDeadline } = evaluate(EMPTY_RULES, cries, { ...context, now: start });
    const { events } = evaluate(state, { kind: 'time' }, { ...context, now: nextDeadline ?? 0 });
    expect(events).toMatchObject([{ kind: 'raised', alert: { details: { seconds: 30 } } }]);
  }
});
