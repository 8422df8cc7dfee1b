import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { alternativeNames, type CertificateNames, constraintsOf } from './names';

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
}

/**
 * A certificate for these names in `folder`, and the authority behind it where there is none yet.
 * @throws Error with OpenSSL's own words; what was there before stays.
 */
export async function makeCertificateFiles(
  folder: string,
  names: CertificateNames,
  { owner, renewAuthority = false }: { owner: string; renewAuthority?: boolean },
): Promise<MadeFiles> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const at = (name: string): string => path.join(folder, name);
  const authority = { cert: at('authority.crt'), key: at('authority.key') };
  const isAuthorityKnown =
    !renewAuthority && (await isThere(authority.cert)) && (await isThere(authority.key));
  if (!isAuthorityKnown) await makeAuthority(authority, names, owner);
  await makeServer({ cert: at('server.crt'), key: at('server.key') }, authority, names);
  const { fingerprint256: fingerprint } = new X509Certificate(await readFile(authority.cert));
  return {
    authority: authority.cert,
    cert: at('server.crt'),
    key: at('server.key'),
    fingerprint,
    isAuthorityKnown,
  };
}

interface Pair {
  cert: string;
  key: string;
}

async function makeAuthority(pair: Pair, names: CertificateNames, owner: string): Promise<void> {
  await inPlace(pair, (made) =>
    run('openssl', [
      ...['req', '-x509', '-days', `${AUTHORITY_DAYS}`, '-subj', `/CN=Smart Cradle (${owner})`, ...NEW_KEY],
      ...[
        '-addext',
        'basicConstraints=critical,CA:TRUE,pathlen:0',
        '-addext',
        'keyUsage=critical,keyCertSign',
      ],
      ...['-addext', `nameConstraints=critical,${constraintsOf(names).join(',')}`],
      ...['-keyout', made.key, '-out', made.cert],
    ]),
  );
}

async function makeServer(pair: Pair, authority: Pair, names: CertificateNames): Promise<void> {
  const extensions = [
    'basicConstraints=critical,CA:FALSE',
    'keyUsage=critical,digitalSignature',
    'extendedKeyUsage=serverAuth',
    `subjectAltName=${alternativeNames(names)}`,
  ];
  await inPlace(pair, async (made) => {
    const [request, settings] = [`${made.cert}.request`, `${made.cert}.settings`];
    try {
      await writeFile(settings, `${extensions.join('\n')}\n`);
      await run('openssl', [
        'req',
        '-subj',
        '/CN=Smart Cradle',
        ...NEW_KEY,
        '-keyout',
        made.key,
        '-out',
        request,
      ]);
      await run('openssl', [
        ...[
          'x509',
          '-req',
          '-in',
          request,
          '-CA',
          authority.cert,
          '-CAkey',
          authority.key,
          '-CAcreateserial',
        ],
        ...['-days', `${SERVER_DAYS}`, '-sha256', '-extfile', settings, '-out', made.cert],
      ]);
      await run('openssl', ['verify', '-CAfile', authority.cert, made.cert]);
    } finally {
      await Promise.all([request, settings].map((file) => rm(file, { force: true })));
    }
  });
}

/** Makes a pair beside the old one and puts it in its place at the end: a server that runs reads both. */
async function inPlace({ cert, key }: Pair, make: (made: Pair) => Promise<unknown>): Promise<void> {
  const made = { cert: `${cert}.new`, key: `${key}.new` };
  try {
    await make(made);
    await chmod(made.key, 0o600);
    await rename(made.key, key);
    await rename(made.cert, cert);
  } finally {
    await Promise.all(Object.values(made).map((file) => rm(file, { force: true })));
  }
}

function isThere(file: string): Promise<boolean> {
  return readFile(file).then(
    () => true,
    () => false,
  );
}
