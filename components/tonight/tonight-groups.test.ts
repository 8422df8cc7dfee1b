import { expect, it } from 'vitest';
import type { WireCheck } from '@/lib/contracts/tonight';
import { groupChecks, isIdle, withoutFine } from './tonight-groups';

const check = (id: WireCheck['id'], state: WireCheck['state'], uuid: string | null = null): WireCheck => ({
  ...{ id, state, reason: null, at: null },
  cradle_uuid: uuid,
});

it('puts what has to be looked at first, in each group and among them', () => {
  const groups = groupChecks([
    check('frame', 'ok', 'a'),
    check('frame', 'ok', 'b'),
    check('crying', 'unknown', 'b'),
    check('push', 'off'),
    check('broker', 'ok'),
    check('recording', 'problem'),
  ]);
  expect(groups.map(({ key, checks }) => [key, checks.map(({ id }) => id)])).toEqual([
    ['cradle b', ['crying', 'frame']],
    ['server', ['recording', 'broker']],
    ['cradle a', ['frame']],
    ['you', ['push']],
  ]);
});

it('takes what was fine a while ago for unknown, and leaves the rest as it was', () => {
  const before = [check('frame', 'ok', 'a'), check('crying', 'problem', 'a'), check('push', 'off')];
  expect(withoutFine(before).map(({ state }) => state)).toEqual(['unknown', 'problem', 'off']);
});

it('does not say that push and e-mail were switched off where there is no cradle to switch them off for', () => {
  const [push, email] = [check('push', 'off'), check('email', 'off')];
  const noCradle: WireCheck = { ...check('cradle', 'problem'), reason: 'no_cradle' };
  const idle = (checks: WireCheck[]) => checks.filter((each) => isIdle(each, checks)).map(({ id }) => id);
  expect(idle([noCradle, push, email, check('broker', 'ok')])).toEqual(['push', 'email']);
  expect(idle([check('cradle', 'off', 'a'), push, email])).toEqual([]);
});
