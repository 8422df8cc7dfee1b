import { isIP } from 'node:net';
import type { Env } from '@/lib/platform/env';
import { listOwnAddresses } from '@/lib/platform/own-addresses';
import { listPageAddresses } from './page-addresses';

type Settings = Pick<Env, 'publicUrl' | 'host' | 'port' | 'tls' | 'trustProxy'>;

interface Asker {
  headers: Pick<Headers, 'get'>;
  secure: boolean;
}

/** Names that lead nowhere but within a house: without a dot, and those that are kept for that. */
const HOUSE_NAME = /^(?:[a-z\d-]+|[a-z\d.-]+\.(?:local|lan|home|internal|home\.arpa))$/i;

/**
 * What links in mails begin with: PUBLIC_URL. Without it, the name by which its asker reaches us at home. Any other
 * name may be made up, so that a mail of ours would lead its reader to somebody else's pages; it gives way to an
 * address of this machine.
 */
export function linkBase(env: Settings, asker: Asker, ownAddresses = listOwnAddresses()): string {
  if (env.publicUrl !== null) return env.publicUrl;
  const own = listPageAddresses(env, ownAddresses);
  const host = (env.trustProxy ? asker.headers.get('x-forwarded-host') : null) ?? asker.headers.get('host');
  if (host !== null && isAtHome(host)) return `${asker.secure ? 'https' : 'http'}://${host}`;
  // The first is this machine's name for itself.
  return own[1] ?? own[0] ?? '';
}

function isAtHome(host: string): boolean {
  const [, bracketed, plain] = /^(?:\[([\da-f:]+)\]|([a-z\d.-]+))(?::\d{1,5})?$/i.exec(host) ?? [];
  if (bracketed !== undefined) return isIP(bracketed) === 6 && /^(?:::1$|f[cd]|fe80:)/i.test(bracketed);
  if (plain === undefined) return false;
  return isIP(plain) === 4 ? isHouseAddress(plain) : HOUSE_NAME.test(plain);
}

/** RFC 1918, loopback, link-local, and what VPNs between phones and homes give out (RFC 6598). */
function isHouseAddress(address: string): boolean {
  return /^(?:10|127|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(
    address,
  );
}
