/**
 * Makes a certificate authority of this house and a certificate for this machine, has the server use them, and hands
 * the authority to phones:
 *   npm run certificate -- [--name NAME]... [--new-authority] [--no-share] [--port 8089]
 */
import { once } from 'node:events';
import { hostname, networkInterfaces } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { config } from 'dotenv';
import { parseEnv } from '@/lib/platform/env';
import { makeCertificateFiles } from './certificate/make';
import { namesOf } from './certificate/names';
import { addSettings } from './certificate/settings-file';
import { createShare } from './certificate/share';

/** As long as it takes to walk through the house with each phone. */
const SHARE_MINUTES = 15;

const { values: options } = parseArgs({
  options: {
    name: { type: 'string', multiple: true, default: [] },
    'new-authority': { type: 'boolean', default: false },
    'no-share': { type: 'boolean', default: false },
    port: { type: 'string', default: '8089' },
  },
});

config({ quiet: true });
const { dataDir, port } = parseEnv({ ...process.env, TLS_CERT: '', TLS_KEY: '' });
const addresses = Object.values(networkInterfaces())
  .flatMap((all) => all ?? [])
  .filter(({ internal }) => !internal)
  .map(({ address }) => address);
const wanted = namesOf({ hostname: hostname(), addresses }, options.name);
const made = await makeCertificateFiles(path.resolve(dataDir, 'certificate'), wanted, {
  owner: hostname().slice(0, 40),
  renewAuthority: options['new-authority'],
});
const { names, leftOut } = made;
const kept = await addSettings('.env', { TLS_CERT: made.cert, TLS_KEY: made.key });

console.log(`
  ${made.cert} is good for ${[...names.dns, ...names.ips].join(', ')}.
  ${
    kept.length === 0
      ? '.env names it: restart the server, and open it with https.'
      : `.env has another ${kept.join(' and ')}, which stays. Set TLS_CERT and TLS_KEY there to use this one.`
  }
  ${made.isAuthorityKnown ? 'The authority is the same as before: phones that trust it need nothing new.' : 'The authority is new: each phone has to trust it once.'}
  ${
    leftOut.length === 0
      ? ''
      : `The authority may not vouch for ${leftOut.join(', ')}, by which this machine is not reached with https.
  With --new-authority it is; each phone then has to trust the new authority once.
  `
  }SHA-256 of the authority: ${made.fingerprint}
`);
if (!options['no-share']) await share();

async function share(): Promise<void> {
  const server = await createShare(made.authority, made.fingerprint);
  server.listen(Number(options.port));
  await once(server, 'listening');
  const reached = names.ips.find((ip) => ip.includes('.') && ip !== '127.0.0.1') ?? hostname();
  console.log(`  On each phone open  http://${reached}:${options.port}/  and do what the page says.
  Afterwards open     https://${reached}:${port}/

  The page ends after ${SHARE_MINUTES} minutes, or with Ctrl-C.
`);
  setTimeout(() => process.exit(0), SHARE_MINUTES * 60_000);
}
