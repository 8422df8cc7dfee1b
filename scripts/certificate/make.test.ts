import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile, rename, stat } from 'node:fs/promises';
import { createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCertificate } from '@/lib/http/certificate';
import { words } from '@/lib/i18n/words';
import { temporaryFolder } from '../setup/temporary-folder';
import { makeCertificateFiles } from './make';
import { namesOf } from './names';
import { createShare } from './share';

const names = namesOf({ hostname: 'cradle', addresses: ['192.168.0.5'] });

describe('a certificate of this house', () => {
  it('is trusted by whoever trusts the authority, under each of its names', async () => {
    const files = await makeCertificateFiles(temporaryFolder(), names, { owner: 'cradle' });
    const { cert, key } = await readCertificate({ certFile: files.cert, keyFile: files.key });
    const server = createServer({ cert, key }, (_, response) => response.end('hello'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const ca = await readFile(files.authority);
    try {
      for (const servername of ['cradle.local', 'localhost']) {
        expect(await ask({ port, ca, servername })).toBe('hello');
      }
      await expect(ask({ port, ca, servername: 'bank.example.com' })).rejects.toThrow(/altnames/);
    } finally {
      server.close();
    }
    expect((await stat(files.key)).mode & 0o077).toBe(0);
  });

  it('is renewed under the same authority, so that no phone is asked again', async () => {
    const place = temporaryFolder();
    const first = await makeCertificateFiles(place, names, { owner: 'cradle' });
    const before = await readFile(first.cert, 'utf8');
    const second = await makeCertificateFiles(place, names, { owner: 'cradle' });
    expect([first.isAuthorityKnown, second.isAuthorityKnown]).toEqual([false, true]);
    expect(second.fingerprint).toBe(first.fingerprint);
    expect(await readFile(second.cert, 'utf8')).not.toBe(before);
  });

  it('is refused for a name outside of the house, and the old one stays', async () => {
    const place = temporaryFolder();
    const { cert } = await makeCertificateFiles(place, names, { owner: 'cradle' });
    const before = await readFile(cert, 'utf8');
    const foreign = namesOf({ hostname: 'cradle', addresses: [] }, ['bank.example.com']);
    await expect(makeCertificateFiles(place, foreign, { owner: 'cradle' })).rejects.toThrow();
    expect(await readFile(cert, 'utf8')).toBe(before);
    const renewed = await makeCertificateFiles(place, foreign, { owner: 'cradle', renewAuthority: true });
    expect(renewed.isAuthorityKnown).toBe(false);
  });

  it('is renewed without what the authority may not vouch for, when the machine is called otherwise', async () => {
    const place = temporaryFolder();
    const first = await makeCertificateFiles(place, names, { owner: 'cradle' });
    const moved = namesOf({ hostname: 'nursery', addresses: ['10.0.0.7', '2001:db8::7'] });
    const second = await makeCertificateFiles(place, moved, { owner: 'nursery' });
    expect([second.isAuthorityKnown, second.fingerprint]).toEqual([true, first.fingerprint]);
    expect(second.leftOut).toEqual(['nursery']);
    const { subjectAltName } = new X509Certificate(await readFile(second.cert));
    expect(subjectAltName?.split(', ')).toEqual([
      ...['DNS:localhost', 'DNS:nursery.local'],
      ...['IP Address:127.0.0.1', 'IP Address:0:0:0:0:0:0:0:1', 'IP Address:10.0.0.7'],
    ]);
    const third = await makeCertificateFiles(place, moved, { owner: 'nursery', renewAuthority: true });
    expect([third.names.dns, third.leftOut]).toEqual([moved.dns, []]);
  });

  it('leaves everything as it was when a new authority has made no certificate', async () => {
    const place = temporaryFolder();
    await makeCertificateFiles(place, names, { owner: 'cradle' });
    const before = await filesIn(place);
    expect([...before.keys()]).toEqual(['authority.crt', 'authority.key', 'server.crt', 'server.key']);
    // The authority is made, since it looks like a name of the house, and then refuses the certificate.
    const bad = { dns: ['a,DNS:bank.example.com,DNS:b.local'], ips: [], wished: [] };
    await expect(makeCertificateFiles(place, bad, { owner: 'cradle', renewAuthority: true })).rejects.toThrow(
      /verify/,
    );
    expect(await filesIn(place)).toEqual(before);
  });

  it('begins anew where the key of the authority is another’s', async () => {
    const [place, other] = [temporaryFolder(), temporaryFolder()];
    await makeCertificateFiles(place, names, { owner: 'cradle' });
    await makeCertificateFiles(other, names, { owner: 'cradle' });
    await rename(path.join(other, 'authority.key'), path.join(place, 'authority.key'));
    const mended = await makeCertificateFiles(place, names, { owner: 'cradle' });
    expect(mended.isAuthorityKnown).toBe(false);
    expect((await makeCertificateFiles(place, names, { owner: 'cradle' })).isAuthorityKnown).toBe(true);
  });
});

describe('the page for phones', () => {
  it('hands out the authority and nothing else, in both languages', async () => {
    const files = await makeCertificateFiles(temporaryFolder(), names, { owner: 'cradle' });
    const server = await createShare(files.authority, files.fingerprint);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      const handed = await fetch(`${base}/smart-cradle-authority.crt`);
      expect(handed.headers.get('content-type')).toBe('application/x-x509-ca-cert');
      expect(await handed.text()).toBe(await readFile(files.authority, 'utf8'));
      for (const locale of ['ko', 'en'] as const) {
        const page = await (await fetch(`${base}/?lang=${locale}`)).text();
        expect(page).toContain(words(locale).certificate.title);
        expect(page).toContain(files.fingerprint);
      }
      expect((await fetch(`${base}/authority.key`)).status).toBe(404);
      expect((await fetch(base, { method: 'POST' })).status).toBe(405);
    } finally {
      server.close();
    }
  });
});

async function filesIn(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const name of (await readdir(folder)).sort()) {
    files.set(name, await readFile(path.join(folder, name), 'utf8'));
  }
  return files;
}

function ask({ port, ca, servername }: { port: number; ca: Buffer; servername: string }): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, ca, servername, agent: false };
    const asked = request(options, async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      resolve(text);
    });
    asked.on('error', reject);
    asked.end();
  });
}
