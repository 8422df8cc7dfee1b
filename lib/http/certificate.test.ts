import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EnvError } from '@/lib/platform/env';
import { readCertificate } from './certificate';
import { makeCertificate, type TestCertificate } from './test-certificate';

let folder: string;
let own: TestCertificate;
let other: TestCertificate;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tls-'));
  [own, other] = await Promise.all([makeCertificate('own'), makeCertificate('other')]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read({ cert, key }: TestCertificate) {
  const files = { certFile: path.join(folder, 'cert.pem'), keyFile: path.join(folder, 'key.pem') };
  await Promise.all([writeFile(files.certFile, cert), writeFile(files.keyFile, key)]);
  return readCertificate(files);
}

it('reads a certificate with its key, alone or before those that vouch for it', async () => {
  for (const cert of [own.cert, own.cert + other.cert]) {
    const { validTo, ...pair } = await read({ cert, key: own.key });
    expect(pair).toEqual({ cert: Buffer.from(cert), key: Buffer.from(own.key) });
    expect(Date.parse(validTo)).toBeGreaterThan(0);
  }
});

it.each([
  [
    'another certificate’s key',
    () => ({ cert: own.cert, key: other.key }),
    /key in .*key\.pem is not that of/,
  ],
  ['an empty certificate', () => ({ cert: '', key: own.key }), /^TLS_CERT: .* no certificate .*cert\.pem/],
  [
    'half a certificate',
    () => ({ cert: own.cert.slice(0, 200), key: own.key }),
    /^TLS_CERT: .* no certificate/,
  ],
  ['files that were exchanged', () => ({ cert: own.key, key: own.cert }), /^TLS_CERT: .* no certificate/],
  ['no key', () => ({ cert: own.cert, key: 'x' }), /^TLS_KEY: .* no private key .*key\.pem/],
  ['half a key', () => ({ cert: own.cert, key: own.key.slice(0, 60) }), /^TLS_KEY: .* no private key/],
  [
    'a chain that is cut off',
    () => ({ cert: own.cert + other.cert.slice(0, 300), key: own.key }),
    /^TLS_CERT and TLS_KEY: .* cannot be used/,
  ],
  [
    'a key with a passphrase',
    () => {
      const args = ['ec', '-aes256', '-passout', 'pass:secret-word'];
      const key = execFileSync('openssl', args, { input: own.key, encoding: 'utf8', stdio: 'pipe' });
      return { cert: own.cert, key };
    },
    /^TLS_KEY: .* without a passphrase/,
  ],
])('says what is wrong with %s, and shows no key', async (_, make, sentence) => {
  const refusal: unknown = await read(make()).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(EnvError);
  expect(String((refusal as Error).message)).toMatch(sentence);
  expect(String((refusal as Error).message)).not.toMatch(/BEGIN|secret-word/);
});

it('names the file that is not there', async () => {
  const files = { certFile: path.join(folder, 'no-such.pem'), keyFile: path.join(folder, 'key.pem') };
  await expect(readCertificate(files)).rejects.toThrow(/^TLS_CERT: ENOENT.*no-such\.pem/);
});
