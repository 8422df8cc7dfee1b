import { expect, it } from 'vitest';
import { linkBase } from './link-base';

const ENV = { publicUrl: null, host: '0.0.0.0', port: 3000, tls: null, trustProxy: false };
const asker = (headers: Record<string, string>, secure = false) => ({
  headers: new Headers(headers),
  secure,
});
const OWN = ['192.168.0.5'];

it.each([
  ['192.168.0.5:3000', 'http://192.168.0.5:3000'],
  ['10.1.2.3', 'http://10.1.2.3'],
  ['172.20.0.2:8080', 'http://172.20.0.2:8080'],
  ['100.100.1.1:3000', 'http://100.100.1.1:3000'],
  ['127.0.0.1:3000', 'http://127.0.0.1:3000'],
  ['[fd00::5]:3000', 'http://[fd00::5]:3000'],
  ['localhost:3000', 'http://localhost:3000'],
  ['cradle:3000', 'http://cradle:3000'],
  ['cradle.local', 'http://cradle.local'],
  ['pi.home.arpa', 'http://pi.home.arpa'],
])('a link leads back to %s, by which its asker reached us at home', (host, base) => {
  expect(linkBase(ENV, asker({ host }), OWN)).toBe(base);
});

it.each([
  'evil.example',
  'cradle.local.evil.example',
  '8.8.8.8',
  'a@b',
  'cradle/x',
  '',
  '[2001:db8::1]',
  '172.32.0.1',
])('a name that may be made up (%j) gives way to an address of this machine', (host) =>
  expect(linkBase(ENV, asker({ host }), OWN)).toBe('http://192.168.0.5:3000'),
);

it('PUBLIC_URL comes first', () => {
  const env = { ...ENV, publicUrl: 'https://cradle.example' };
  expect(linkBase(env, asker({ host: 'localhost:3000' }), OWN)).toBe('https://cradle.example');
});

it('a forwarded name counts only from a proxy that is trusted', () => {
  const headers = { host: 'cradle:3000', 'x-forwarded-host': 'nursery' };
  expect(linkBase(ENV, asker(headers), OWN)).toBe('http://cradle:3000');
  expect(linkBase({ ...ENV, trustProxy: true }, asker(headers, true), OWN)).toBe('https://nursery');
});
