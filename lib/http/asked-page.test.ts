import { expect, it } from 'vitest';
import { parseAskedPage } from './asked-page';

it.each([
  ['/alerts/1', '/alerts/1'],
  ['/alerts?state=open', '/alerts?state=open'],
  ['/history?from=2025-10-03&to=2025-10-04', '/history?from=2025-10-03&to=2025-10-04'],
  ['/dashboard', '/dashboard'],
  ['/night?date=2025-10-03#top', '/night?date=2025-10-03'],
])('takes a parents’ page of our own: %s', (text, page) => {
  expect(parseAskedPage(text)).toBe(page);
});

it.each([
  ['nothing', undefined],
  ['no text', ''],
  ['another host', 'https://elsewhere.example/alerts/1'],
  ['another host without a scheme', '//elsewhere.example/alerts/1'],
  ['one behind a backslash', '/\\elsewhere.example/alerts'],
  ['one behind a tab, which browsers drop', '/\t/elsewhere.example/alerts'],
  ['one behind a dot', '/.//elsewhere.example'],
  ['one behind steps up', '/alerts/..//elsewhere.example'],
  ['one that is escaped', '/%2Felsewhere.example'],
  ['one that is escaped as a backslash', '/%5Celsewhere.example'],
  ['a script', 'javascript:alert(1)'],
  ['a page that everybody may see', '/register'],
  ['the sign-in page itself', '/login'],
  ['a call', '/api/agents'],
  ['the way out', '/logout'],
  ['no page of ours', '/no-such-page'],
  ['a page below an alert', '/alerts/1/none'],
  ['a path without its slash', 'alerts/1'],
  ['more than a browser would ask for', `/alerts/${'1'.repeat(500)}`],
])('takes nothing else: %s', (_, text) => {
  expect(parseAskedPage(text)).toBe(null);
});
