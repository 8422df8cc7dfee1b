import { describe, expect, it } from 'vitest';
import { evaluateTonight, PROVEN_FOR_MS } from './evaluate';
import type { CradleFacts, TonightFacts } from './facts';

const NOW = Date.UTC(2025, 9, 3, 13);

function cradle(changes: Partial<CradleFacts> = {}): CradleFacts {
  return {
    uuid: 'cradle-a',
    inUse: true,
    offlineTimeout: 60,
    pushEnabled: true,
    emailEnabled: true,
    arrivals: { frame: NOW - 100, temperature: NOW - 9_000, crying: NOW - 2_000, direction: NOW - 100 },
    frozen: false,
    ...changes,
  };
}

function facts(changes: Partial<TonightFacts> = {}): TonightFacts {
  return {
    now: NOW,
    brokerIsUp: true,
    databaseIsUp: true,
    hasRoom: true,
    cradles: [cradle()],
    device: { known: true, provenAt: NOW - 3_600_000 },
    email: { canSend: true, confirmed: true, refused: false },
    ...changes,
  };
}

const silent = (signal: string, at: number | null) =>
  facts({ cradles: [cradle({ arrivals: { ...cradle().arrivals, [signal]: at } })] });

function notOk(of: TonightFacts): string[] {
  return evaluateTonight(of)
    .checks.filter(({ state }) => state !== 'ok')
    .map(({ id, state, reason }) => `${id} ${state} ${reason}`);
}

describe('tonight', () => {
  it('is ready when everything is fine', () => {
    expect(evaluateTonight(facts()).ready).toBe(true);
    expect(notOk(facts())).toEqual([]);
  });

  it.each([
    [
      'no cradle',
      facts({ cradles: [] }),
      ['cradle problem no_cradle', 'push off push_off', 'email off email_off'],
    ],
    ['the broker', facts({ brokerIsUp: false }), ['broker problem broker_down']],
    ['the database', facts({ databaseIsUp: false }), ['database problem database_down']],
    ['a full disk', facts({ hasRoom: false }), ['recording problem disk_full']],
    ['a disk of which nothing is known', facts({ hasRoom: null }), ['recording unknown disk_unknown']],
    ['a picture of a while ago', silent('frame', NOW - 5_001), ['frame problem silent']],
    ['a picture that never came', silent('frame', null), ['frame unknown never']],
    ['a frozen picture', facts({ cradles: [cradle({ frozen: true })] }), ['frame problem frozen']],
    ['a thermometer that is silent', silent('temperature', NOW - 60_001), ['temperature problem silent']],
    ['a microphone that is silent', silent('crying', NOW - 15_001), ['crying problem silent']],
    ['a face that is not looked for', silent('direction', null), ['direction unknown never']],
    [
      'a cradle that may vanish',
      facts({ cradles: [cradle({ offlineTimeout: 0 })] }),
      ['offline problem offline_ignored'],
    ],
    [
      'nobody told',
      facts({ cradles: [cradle({ pushEnabled: false, emailEnabled: false })] }),
      ['told problem muted', 'push off push_off', 'email off email_off'],
    ],
    ['a phone of which nothing is known', facts({ device: null }), ['push unknown push_unknown']],
    [
      'a phone without push',
      facts({ device: { known: false, provenAt: null } }),
      ['push problem push_missing'],
    ],
    [
      'a phone that showed nothing',
      facts({ device: { known: true, provenAt: null } }),
      ['push problem push_unproven'],
    ],
    [
      'a phone that showed something yesterday',
      facts({ device: { known: true, provenAt: NOW - PROVEN_FOR_MS - 1 } }),
      ['push problem push_unproven'],
    ],
    ['mail of which nothing is known', facts({ email: null }), ['email unknown email_unknown']],
    [
      'no mail server',
      facts({ email: { canSend: false, confirmed: true, refused: false } }),
      ['email problem email_not_set_up'],
    ],
    [
      'no address',
      facts({ email: { canSend: true, confirmed: false, refused: false } }),
      ['email problem email_missing'],
    ],
    [
      'an address that is refused',
      facts({ email: { canSend: true, confirmed: true, refused: true } }),
      ['email problem email_refused'],
    ],
  ])('is not ready with %s', (_, of, expected) => {
    expect(notOk(of)).toEqual(expected);
    expect(evaluateTonight(of).ready).toBe(false);
  });

  it('is ready with a second cradle that is not in use, however silent', () => {
    const arrivals = { frame: null, temperature: null, crying: null, direction: null };
    const of = facts({ cradles: [cradle(), cradle({ uuid: 'cradle-b', inUse: false, arrivals })] });
    expect(evaluateTonight(of).ready).toBe(true);
    expect(notOk(of)).toEqual(['cradle off not_in_use']);
  });
});
