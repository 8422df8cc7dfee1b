import { expect, it } from 'vitest';
import { isForeign } from './origin';

const facts = {
  origin: undefined,
  fetchSite: undefined,
  host: '192.168.0.5:3000',
  publicUrl: 'https://cradle.example',
  corsOrigins: ['https://friend.example'],
};

it.each([
  ['neither header: the app, a device', {}, false],
  ['our own page', { origin: 'http://192.168.0.5:3000', fetchSite: 'same-origin' }, false],
  ['our page behind a proxy that speaks HTTPS', { origin: 'https://192.168.0.5:3000' }, false],
  ['our public address', { origin: 'https://cradle.example', fetchSite: 'same-origin' }, false],
  ['an address bar or bookmark', { fetchSite: 'none' }, false],
  ['a friend', { origin: 'https://friend.example' }, false],
  ['a friend, as browsers say it', { origin: 'https://friend.example', fetchSite: 'cross-site' }, false],
  ['another site', { origin: 'https://evil.example', fetchSite: 'cross-site' }, true],
  ['another site in an old browser', { origin: 'https://evil.example' }, true],
  ['another site that hides its origin', { fetchSite: 'cross-site' }, true],
  ['another port of ours', { origin: 'http://192.168.0.5:8080', fetchSite: 'same-site' }, true],
  ['a neighbour below our domain', { origin: 'https://a.cradle.example', fetchSite: 'same-site' }, true],
  ['our public name over HTTP', { origin: 'http://cradle.example' }, true],
  ['a sandboxed frame', { origin: 'null', fetchSite: 'cross-site' }, true],
  ['a file', { origin: 'null' }, true],
  ['what is no origin', { origin: 'cradle' }, true],
  ['an empty origin', { origin: '' }, true],
  ['a friend’s name with something after it', { origin: 'https://friend.example.evil.example' }, true],
])('%s', (_, sent, foreign) => {
  expect(isForeign({ ...facts, ...sent })).toBe(foreign);
});

it('calls every page foreign when it does not know its own name', () => {
  const nameless = { ...facts, host: undefined, publicUrl: null };
  expect(isForeign({ ...nameless, origin: 'http://192.168.0.5:3000' })).toBe(true);
});
