import { execFile } from 'node:child_process';
import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { alternativeNames, type CertificateNames, constraintsOf, permittedNames } from './names';

const run = promisify(execFile);

/** A phone that trusts the authority need not be asked again for that long. */
const AUTHORITY_DAYS = 3_650;
/** Apple takes nothing longer from an authority that was installed by hand (support.apple.com, HT210176). */
const SERVER_DAYS = 820;
const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** Paths of PEM files. */
export interface MadeFiles {
  authority: string;
  cert: string;
  key: string;
  /** SHA-256 of the authority, as phones show it. */
  fingerprint: string;
  /** The authority was there already: phones that trust it need nothing new. */
  isAuthorityKnown: boolean;
  /** Those that the certificate is good for. */
  names: CertificateNames;
  /** Those of the machine for which the known authority may not vouch. */
  leftOut: string[];
}

/**
 * A certificate for these names in `folder`, and the authority behind it where there is none yet.
 * @throws Error with OpenSSL's own words; what was there before stays.
 */
export async function makeCertificateFiles(
  folder: string,
  wanted: CertificateNames,
  { owner, renewAuthority = false }: { owner: string; renewAuthority?: boolean },
): Promise<MadeFiles> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const [authority, server] = [pairOf(folder, 'authority'), pairOf(folder, 'server')];
  const isAuthorityKnown = !renewAuthority && (await isWhole(authority));
  const { names, leftOut } = isAuthorityKnown
    ? permittedNames(wanted, await describeCertificate(authority.cert))
    : { names: wanted, leftOut: [] };
  const made = { authority: besides(authority), server: besides(server) };
  try {
    if (!isAuthorityKnown) await makeAuthority(made.authority, names, owner);
    await makeServer(made.server, isAuthorityKnown ? authority : made.authority, names);
    if (!isAuthorityKnown) await putInPlace(made.authority, authority);
    await putInPlace(made.server, server);
  } finally {
    await remove(...Object.values(made.authority), ...Object.values(made.server));
  }
  const { fingerprint256: fingerprint } = new X509Certificate(await readFile(authority.cert));
  return { authority: authority.cert, ...server, fingerprint, isAuthorityKnown, names, leftOut };
}

interface Pair {
  cert: string;
  key: string;
}

function pairOf(folder: string, name: string): Pair {
  return { cert: path.join(folder, `${name}.crt`), key: path.join(folder, `${name}.key`) };
}

/** Where a pair is made: nothing takes its place before everything is there. */
function besides({ cert, key }: Pair): Pair {
  return { cert: `${cert}.new`, key: `${key}.new` };
}

/** Whoever was stopped between two renames left a key that is not that of the certificate: it can sign nothing. */
async function isWhole({ cert, key }: Pair): Promise<boolean> {
  try {
    const [certificate, privateKey] = await Promise.all([readFile(cert), readFile(key)]);
    return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(privateKey));
  } catch {
    return false;
  }
}

/** In OpenSSL's words, which Node.js has no others for: its certificates do not tell their constraints. */
async function describeCertificate(cert: string): Promise<string> {
  const { stdout } = await run('openssl', ['x509', '-in', cert, '-noout', '-text']);
  return stdout;
}

async function makeAuthority(made: Pair, names: CertificateNames, owner: string): Promise<void> {
  await run('openssl', [
    ...['req', '-x509', '-days', `${AUTHORITY_DAYS}`, '-subj', `/CN=Smart Cradle (${owner})`, ...NEW_KEY],
    ...['-addext', 'basicConstraints=critical,CA:TRUE,pathlen:0'],
    ...['-addext', 'keyUsage=critical,keyCertSign'],
    ...['-addext', `nameConstraints=critical,${constraintsOf(names).join(',')}`],
    ...['-keyout', made.key, '-out', made.cert],
  ]);
}

async function makeServer(made: Pair, authority: Pair, names: CertificateNames): Promise<void> {
  const extensions = [
    'basicConstraints=critical,CA:FALSE',
    'keyUsage=critical,digitalSignature',
    'extendedKeyUsage=serverAuth',
    `subjectAltName=${alternativeNames(names)}`,
  ];
  const [request, settings] = [`${made.cert}.request`, `${made.cert}.settings`];
  try {
    await writeFile(settings, `${extensions.join('\n')}\n`);
    await run('openssl', [
      ...['req', '-subj', '/CN=Smart Cradle', ...NEW_KEY],
      ...['-keyout', made.key, '-out', request],
    ]);
    await run('openssl', [
      ...['x509', '-req', '-in', request, '-CA', authority.cert, '-CAkey', authority.key],
      ...['-set_serial', `0x${randomBytes(16).toString('hex')}`],
      ...['-days', `${SERVER_DAYS}`, '-sha256', '-extfile', settings, '-out', made.cert],
    ]);
    await run('openssl', ['verify', '-CAfile', authority.cert, made.cert]);
  } finally {
    await remove(request, settings);
  }
}

/** A server that runs reads both, and keeps the old ones as long as they do not belong together. */
async function putInPlace(made: Pair, { cert, key }: Pair): Promise<void> {
  await chmod(made.key, 0o600);
  await rename(made.key, key);
  await rename(made.cert, cert);
}

async function remove(...files: string[]): Promise<void> {
  await Promise.all(files.map((file) => rm(file, { force: true })));
}
