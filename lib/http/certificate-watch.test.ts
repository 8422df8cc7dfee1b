import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Logger } from '@/lib/platform/logger';
import { readCertificate } from './certificate';
import { type CertificateWatch, createCertificateWatch } from './certificate-watch';
import { makeCertificate, type TestCertificate } from './test-certificate';

let folder: string;
let first: TestCertificate;
let second: TestCertificate;
const files = () => ({ certFile: path.join(folder, 'cert.pem'), keyFile: path.join(folder, 'key.pem') });

let taken: string[];
let lines: string[];
let watch: CertificateWatch;

beforeAll(async () => {
  [first, second] = await Promise.all([makeCertificate('first'), makeCertificate('second')]);
});

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tls-'));
  await put(first);
  await begin();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function begin(): Promise<void> {
  taken = [];
  lines = [];
  const note = (sentence: string) => void lines.push(sentence);
  const logger: Logger = { info: note, warn: note, error: note, debug: note, child: () => logger };
  watch = createCertificateWatch({
    files: files(),
    current: await readCertificate(files()),
    logger,
    take: ({ cert }) => taken.push(cert.toString()),
  });
  await watch.look();
}

async function put({ cert, key }: Partial<TestCertificate>): Promise<void> {
  const { certFile, keyFile } = files();
  if (cert !== undefined) await writeFile(certFile, cert);
  if (key !== undefined) await writeFile(keyFile, key);
}

const RENEWED = 'The certificate was renewed';
const REFUSED = 'The new certificate cannot be used, the old one stays';

describe('a renewed certificate is taken', () => {
  it('when its files are written in place', async () => {
    await put(second);
    await watch.look();
    expect([taken, lines]).toEqual([[second.cert], [RENEWED]]);
  });

  it('when others are renamed over them', async () => {
    for (const [name, text] of Object.entries({ cert: second.cert, key: second.key })) {
      await writeFile(path.join(folder, 'new'), text);
      await rename(path.join(folder, 'new'), path.join(folder, `${name}.pem`));
    }
    await watch.look();
    expect(taken).toEqual([second.cert]);
  });

  it('when a link leads to others, as certbot and Kubernetes do it', async () => {
    for (const [name, { cert, key }] of Object.entries({ first, second })) {
      await mkdir(path.join(folder, name));
      await writeFile(path.join(folder, name, 'cert.pem'), cert);
      await writeFile(path.join(folder, name, 'key.pem'), key);
    }
    const link = path.join(folder, 'live');
    await symlink('first', link);
    for (const file of Object.values(files())) {
      await rm(file);
      await symlink(path.join('live', path.basename(file)), file);
    }
    await begin();
    await symlink('second', `${link}.new`);
    await rename(`${link}.new`, link);
    await watch.look();
    expect(taken).toEqual([second.cert]);
  });

  it('also when it came before the first look', async () => {
    const before = createCertificateWatch({
      files: files(),
      current: await readCertificate(files()),
      logger: { info() {}, warn() {}, error() {}, debug() {}, child: () => expect.unreachable() },
      take: ({ cert }) => taken.push(cert.toString()),
    });
    await put(second);
    await before.look();
    expect(taken).toEqual([second.cert]);
  });
});

it('does nothing while nothing changes, nor when the same is written again', async () => {
  await watch.look();
  await put(first);
  await watch.look();
  expect([taken, lines]).toEqual([[], []]);
});

describe('a pair that cannot be used', () => {
  it('leaves the old one, is named once, and is followed by one that can', async () => {
    await put({ cert: second.cert });
    for (let looks = 0; looks < 3; looks += 1) await watch.look();
    expect([taken, lines]).toEqual([[], [REFUSED]]);
    await put({ key: second.key });
    await watch.look();
    expect([taken, lines]).toEqual([[second.cert], [REFUSED, RENEWED]]);
  });

  it('is named once however often it is written', async () => {
    for (let times = 0; times < 3; times += 1) {
      await put({ key: second.key });
      await watch.look();
    }
    expect(lines).toEqual([REFUSED]);
  });

  it('may be files that are gone for a while', async () => {
    await rm(files().keyFile);
    await watch.look();
    expect([taken, lines]).toEqual([[], [REFUSED]]);
    await put(first);
    await watch.look();
    await put({ key: second.key });
    await watch.look();
    expect([taken, lines]).toEqual([[], [REFUSED, REFUSED]]);
  });
});
