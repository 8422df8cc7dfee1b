import { expect, it } from 'vitest';
import { withSettings } from './settings-file';

const WANTED = { TLS_CERT: '/data/server.crt', TLS_KEY: '/data/server.key' };

it.each([
  ['', 'TLS_CERT=/data/server.crt\nTLS_KEY=/data/server.key\n', []],
  ['PORT=80\nTLS_CERT=\n', 'PORT=80\nTLS_CERT=/data/server.crt\nTLS_KEY=/data/server.key\n', []],
  ['TLS_CERT=/own.pem\n', 'TLS_CERT=/own.pem\nTLS_KEY=/data/server.key\n', ['TLS_CERT']],
  [
    'TLS_CERT=/data/server.crt\nTLS_KEY=/data/server.key\n',
    'TLS_CERT=/data/server.crt\nTLS_KEY=/data/server.key\n',
    [],
  ],
])('%j becomes %j', (before, after, kept) => {
  expect(withSettings(before, WANTED)).toEqual({ text: after, kept });
});
