import { describe, expect, it } from 'vitest';
import { evaluateTonight } from './evaluate';
import type { CradleFacts, DeviceFacts, EmailFacts, TonightFacts } from './facts';
import { PROVEN_FOR_MS } from './proof';

const NOW = Date.UTC(2025, 9, 3, 13);
const ARRIVALS = { frame: NOW - 100, temperature: NOW - 9_000, crying: NOW - 2_000, direction: NOW - 100 };
const NOTHING = { frame: null, temperature: null, crying: null, direction: null };
const CRADLE: CradleFacts = {
  uuid: 'cradle-a',
  inUse: true,
  offlineTimeout: 60,
  pushEnabled: true,
  emailEnabled: true,
  arrivals: ARRIVALS,
  frozenSince: null,
};
const DEVICE: DeviceFacts = { known: true, failed: false, provenAt: NOW - 3_600_000 };
const EMAIL: EmailFacts = {
  canSend: true,
  confirmed: true,
  refused: false,
  failed: false,
  provenAt: NOW - 3_600_000,
};
const FINE: TonightFacts = {
  now: NOW,
  brokerIsUp: true,
  databaseIsUp: true,
  storesReadings: true,
  hasRoom: true,
  cradles: [CRADLE],
  device: DEVICE,
  email: EMAIL,
};

const facts = (changes: Partial<TonightFacts>): TonightFacts => ({ ...FINE, ...changes });
const cradle = (changes: Partial<CradleFacts>) => facts({ cradles: [{ ...CRADLE, ...changes }] });
const device = (changes: Partial<DeviceFacts>) => facts({ device: { ...DEVICE, ...changes } });
const email = (changes: Partial<EmailFacts>) => facts({ email: { ...EMAIL, ...changes } });
const heard = (changes: Partial<CradleFacts['arrivals']>) =>
  cradle({ arrivals: { ...ARRIVALS, ...changes } });

function notOk(of: TonightFacts): string[] {
  return evaluateTonight(of)
    .checks.filter(({ state }) => state !== 'ok')
    .map(({ id, state, reason }) => `${id} ${state} ${reason}`);
}

describe('tonight', () => {
  it('is ready when everything is fine', () => {
    expect(evaluateTonight(FINE).ready).toBe(true);
    expect(notOk(FINE)).toEqual([]);
  });

  it.each<[string, TonightFacts, string[]]>([
    ['the broker', facts({ brokerIsUp: false }), ['broker problem broker_down']],
    ['the database', facts({ databaseIsUp: false }), ['database problem database_down']],
    [
      'a database that takes nothing in',
      facts({ storesReadings: false }),
      ['database problem database_down'],
    ],
    ['a phone that the last alert did not leave for', device({ failed: true }), ['push problem push_failed']],
    ['a full disk', facts({ hasRoom: false }), ['recording problem disk_full']],
    ['a disk of which nothing is known', facts({ hasRoom: null }), ['recording unknown disk_unknown']],
    ['a picture of a while ago', heard({ frame: NOW - 5_001 }), ['frame problem silent']],
    ['a picture that never came', heard({ frame: null }), ['frame unknown never']],
    ['a frozen picture', cradle({ frozenSince: NOW - 60_000 }), ['frame problem frozen']],
    ['a silent thermometer', heard({ temperature: NOW - 60_001 }), ['temperature problem silent']],
    ['a thermometer never heard', heard({ temperature: null }), ['temperature unknown never']],
    ['a silent microphone', heard({ crying: NOW - 15_001 }), ['crying problem silent']],
    ['a microphone never heard', heard({ crying: null }), ['crying unknown never']],
    ['a face of a while ago', heard({ direction: NOW - 10_001 }), ['direction problem silent']],
    ['a face that was never seen', heard({ direction: null }), ['direction unknown never']],
    ['a cradle that may vanish', cradle({ offlineTimeout: 0 }), ['offline problem offline_ignored']],
    ['a phone that is not named', facts({ device: null }), ['push unknown push_unknown']],
    ['a phone without push', device({ known: false, provenAt: null }), ['push problem push_missing']],
    ['a phone that showed nothing', device({ provenAt: null }), ['push problem push_unproven']],
    [
      'a phone that showed something the day before',
      device({ provenAt: NOW - PROVEN_FOR_MS - 1 }),
      ['push problem push_unproven'],
    ],
    ['mail of which nothing is known', facts({ email: null }), ['email unknown email_unread']],
    ['no mail server', email({ canSend: false }), ['email problem email_not_set_up']],
    ['no address', email({ confirmed: false, provenAt: null }), ['email problem email_missing']],
    ['an address that is refused', email({ refused: true }), ['email problem email_refused']],
    ['a mail that did not go out', email({ failed: true }), ['email problem email_failed']],
    ['mail that never arrived', email({ provenAt: null }), ['email problem email_unproven']],
    [
      'mail of the day before',
      email({ provenAt: NOW - PROVEN_FOR_MS - 1 }),
      ['email problem email_unproven'],
    ],
  ])('is not ready because of one thing alone: %s', (_, of, expected) => {
    expect(notOk(of)).toEqual(expected);
    expect(evaluateTonight(of).ready).toBe(false);
  });

  it('takes a cradle of which nothing comes as one thing, and says since when', () => {
    const silent = cradle({ arrivals: { ...NOTHING, crying: NOW - 90_000, frame: NOW - 80_000 } });
    expect(notOk(silent)).toEqual(['cradle problem gone']);
    expect(evaluateTonight(silent).checks[0]).toMatchObject({ uuid: 'cradle-a', at: NOW - 80_000 });
    const never = cradle({ arrivals: NOTHING, offlineTimeout: 0 });
    expect(notOk(never)).toEqual(['cradle problem gone', 'offline problem offline_ignored']);
    expect(evaluateTonight(never).checks[0]?.at).toBe(null);
  });

  it('knows nothing of phone and mail while the database is away, and says that it is', () => {
    const away = facts({ databaseIsUp: false, device: null, email: null });
    expect(notOk(away)).toEqual([
      'push unknown push_unread',
      'email unknown email_unread',
      'database problem database_down',
    ]);
  });

  it('is not ready when nobody is told, or when no cradle is watched', () => {
    const muted = cradle({ pushEnabled: false, emailEnabled: false });
    expect(notOk(muted)).toEqual(['told problem muted', 'push off push_off', 'email off email_off']);
    for (const none of [facts({ cradles: [] }), cradle({ inUse: false })]) {
      expect(notOk(none)).toContain('cradle problem no_cradle');
      expect(evaluateTonight(none).ready).toBe(false);
    }
  });

  it('is ready with a picture that only stood still for a moment, and on one way of two', () => {
    expect(notOk(cradle({ frozenSince: NOW - 59_999 }))).toEqual([]);
    const mailOnly = facts({ cradles: [{ ...CRADLE, pushEnabled: false }], device: null });
    expect(notOk(mailOnly)).toEqual(['push off push_off']);
    expect(evaluateTonight(mailOnly).ready).toBe(true);
  });

  it('is ready with a second cradle that is not in use, however silent', () => {
    const second = { ...CRADLE, uuid: 'cradle-b', inUse: false, arrivals: NOTHING };
    const of = facts({ cradles: [CRADLE, second] });
    expect(notOk(of)).toEqual(['cradle off not_in_use']);
    expect(evaluateTonight(of).ready).toBe(true);
  });
});
