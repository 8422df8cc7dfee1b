import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** PEM texts. */
export interface TestCertificate {
  cert: string;
  key: string;
}

/**
 * A certificate of this machine that vouches for itself, for one day; its owner's name tells it from others.
 * @param names host names that it is good for besides
 */
export async function makeCertificate(
  owner: string,
  names: readonly string[] = [],
): Promise<TestCertificate> {
  const folder = await mkdtemp(path.join(tmpdir(), 'certificate-'));
  const [certFile, keyFile] = [path.join(folder, 'cert.pem'), path.join(folder, 'key.pem')];
  const dns = names.map((name) => `DNS:${name}`);
  try {
    await run('openssl', [
      ...['req', '-x509', '-days', '1', '-subj', `/CN=${owner}`],
      ...['-addext', `subjectAltName=${['IP:127.0.0.1', 'DNS:localhost', ...dns].join(',')}`],
      ...['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
      ...['-keyout', keyFile, '-out', certFile],
    ]);
    const [cert, key] = await Promise.all([certFile, keyFile].map((file) => readFile(file, 'utf8')));
    if (!cert || !key) throw new Error('openssl wrote nothing');
    return { cert, key };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
