import { isIP } from 'node:net';

/** What of this machine says under which names it is reached. */
export interface MachineFacts {
  hostname: string;
  /** As os.networkInterfaces() has them, without those of this machine alone. */
  addresses: readonly string[];
}

export interface CertificateNames {
  dns: string[];
  ips: string[];
}

/**
 * Endings of names that belong to nobody on the internet (RFC 6762, RFC 8375, RFC 6761, and what routers hand out).
 * A certificate authority that a phone trusts may vouch for these and for private addresses, and for nothing else:
 * whoever steals its key cannot pass for a bank.
 */
const HOUSE_ENDINGS = ['local', 'localhost', 'home.arpa', 'lan', 'home', 'internal', 'fritz.box', 'test'];
/** RFC 1918, RFC 6598 (also Tailscale's), loopback and link-local; as address and mask. */
const HOUSE_NETWORKS = [
  '10.0.0.0/255.0.0.0',
  '172.16.0.0/255.240.0.0',
  '192.168.0.0/255.255.0.0',
  '100.64.0.0/255.192.0.0',
  '127.0.0.0/255.0.0.0',
  '169.254.0.0/255.255.0.0',
  'fc00::/fe00::',
  'fe80::/ffc0::',
  '::1/ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
];

/** Everything by which this machine is asked for in its house, and what was wished besides. */
export function namesOf(
  { hostname, addresses }: MachineFacts,
  wished: readonly string[] = [],
): CertificateNames {
  const bare = hostname.toLowerCase().replace(/\.$/, '');
  const [first = bare] = bare.split('.');
  const all = ['localhost', bare, `${first}.local`, '127.0.0.1', '::1', ...addresses, ...wished];
  const known = [...new Set(all.map((name) => name.toLowerCase().replace(/%.*$/, '')))];
  return {
    dns: known.filter((name) => isIP(name) === 0 && isHostname(name)),
    ips: known.filter((name) => isIP(name) !== 0),
  };
}

/** RFC 1123, 2.1; OpenSSL's settings are one text, in which anything else could mean anything. */
export function isHostname(name: string): boolean {
  return (
    name.length <= 253 && name.split('.').every((label) => /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/i.test(label))
  );
}

/** For whom the authority may vouch: this house, and the names that were wished when it was made. */
export function constraintsOf({ dns, ips }: CertificateNames): string[] {
  const own = dns.filter(
    (name) => !HOUSE_ENDINGS.some((ending) => name === ending || name.endsWith(`.${ending}`)),
  );
  const exact = ips.map((ip) => `${ip}/${isIP(ip) === 4 ? '255.255.255.255' : FULL_MASK}`);
  return [
    ...[...HOUSE_ENDINGS, ...own].map((name) => `permitted;DNS:${name}`),
    ...[...new Set([...HOUSE_NETWORKS, ...exact])].map((network) => `permitted;IP:${network}`),
  ];
}

const FULL_MASK = 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff';

/** As OpenSSL's subjectAltName takes them. */
export function alternativeNames({ dns, ips }: CertificateNames): string {
  return [...dns.map((name) => `DNS:${name}`), ...ips.map((ip) => `IP:${ip}`)].join(',');
}
