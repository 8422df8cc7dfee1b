import { expect, it } from 'vitest';
import type { WireCheck } from '@/lib/contracts/tonight';
import { groupChecks, withoutFine } from './tonight-groups';

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
