import { describe, expect, it } from 'vitest';
import type { LiveSnapshot } from '@/lib/contracts/live';
import type { AlertView } from './alert-view';
import { findNews } from './find-news';

const AT = Date.UTC(2025, 9, 3, 3);
const ALL: AlertView = { state: null, kind: null, cradle: null };

type LiveAlert = LiveSnapshot['alerts'][number];

/** A cradle with one open alert. */
function cradleWith(alert: Partial<LiveAlert>, uuid = 'ours'): LiveSnapshot {
  const open = { id: 7, episode: 'a', alert_type: 'crying', created_at: AT + 60_000, ...alert };
  // All that is read of it.
  return { uuid, alerts: [open] } as unknown as LiveSnapshot;
}

const find = (cradle: LiveSnapshot, view = ALL, episodes: string[] = []) =>
  findNews([cradle], { at: AT, view, episodes });

describe('what began after a list of alerts was made', () => {
  it('is listed by the same choice', () => {
    expect(find(cradleWith({}))).toBe('/alerts');
    expect(find(cradleWith({}), { ...ALL, kind: 'baby' })).toBe('/alerts?kind=baby');
    expect(find(cradleWith({}), { ...ALL, cradle: 'ours' })).toBe('/alerts?cradle=ours');
  });

  it.each<Partial<AlertView>>([{ kind: 'watch' }, { cradle: 'theirs' }, { state: 'resolved' }])(
    'is not left out by a choice that it does not fit: %j',
    (view) => {
      expect(find(cradleWith({}), { ...ALL, ...view })).toBe('/alerts');
    },
  );

  it('is nothing while all that is open began before', () => {
    expect(find(cradleWith({ created_at: AT - 60_000 }))).toBeNull();
    const [again] = [cradleWith({ created_at: AT - 60_000 })];
    again.alerts.unshift({ ...again.alerts[0], id: 8, created_at: AT + 60_000 } as LiveAlert);
    expect(find(again)).toBeNull();
  });

  it('may have been on its way to the list while that was read', () => {
    const justBefore = cradleWith({ created_at: AT - 1_000 });
    expect(find(justBefore)).toBe('/alerts');
    expect(find(justBefore, ALL, ['a'])).toBeNull();
  });
});
