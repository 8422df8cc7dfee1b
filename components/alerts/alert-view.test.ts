import { describe, expect, it } from 'vitest';
import { type AlertView, alertsHref, parseAlertView } from './alert-view';

const ALL: AlertView = { state: null, kind: null, cradle: null };
const CRADLES = ['cradle-a', 'a b&c'];

describe('which alerts are listed', () => {
  it.each<[string, AlertView]>([
    ['/alerts', ALL],
    ['/alerts?state=unread', { ...ALL, state: 'unread' }],
    ['/alerts?state=kept&kind=watch&cradle=a+b%26c', { state: 'kept', kind: 'watch', cradle: 'a b&c' }],
  ])('is said by %s', (href, view) => {
    expect(alertsHref(view)).toBe(href);
    const query = Object.fromEntries(new URL(href, 'http://x').searchParams);
    expect(parseAlertView(query, CRADLES)).toEqual(view);
  });

  it.each([
    { state: 'all' },
    { state: '' },
    { state: ['open', 'open'] },
    { kind: 'Baby' },
    { cradle: 'of-a-stranger' },
  ])('is not known from %j', (query) => {
    expect(parseAlertView(query, CRADLES)).toBeNull();
  });

  it('goes on after an alert', () => {
    expect(alertsHref({ ...ALL, kind: 'baby' }, 12)).toBe('/alerts?kind=baby&after=12');
  });
});
