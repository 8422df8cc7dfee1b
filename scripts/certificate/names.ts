import { BlockList, isIP } from 'node:net';

/** What of this machine says under which names it is reached. */
export interface MachineFacts {
  hostname: string;
  /** As os.networkInterfaces() has them, without those of this machine alone. */
  addresses: readonly string[];
}

export interface CertificateNames {
  dns: string[];
  ips: string[];
  /** Those of them that were asked for: a certificate without them is of no use. */
  wished: readonly string[];
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

/**
 * Everything by which this machine is asked for in its house, and what was wished besides. Its addresses on the
 * internet are not among them: they change by the day, and an authority vouches for those alone that it was made with.
 */
export function namesOf(
  { hostname, addresses }: MachineFacts,
  wished: readonly string[] = [],
): CertificateNames {
  const bare = hostname.toLowerCase().replace(/\.$/, '');
  const [first = bare] = bare.split('.');
  const atHome = addresses.map(plain).filter((ip) => includes(HOUSE_NETWORKS, ip));
  const asked = wished.map(plain);
  const all = [
    ...new Set(['localhost', bare, `${first}.local`, '127.0.0.1', '::1', ...atHome, ...asked].map(plain)),
  ];
  return {
    dns: all.filter((name) => isIP(name) === 0 && isHostname(name)),
    ips: all.filter((name) => isIP(name) !== 0),
    wished: asked,
  };
}

/**
 * What of the names an authority may vouch for, by its constraints as OpenSSL prints them. What was wished stays in
 * any case: OpenSSL then says that it may not be.
 */
export function permittedNames(
  { dns, ips, wished }: CertificateNames,
  printed: string,
): { names: CertificateNames; leftOut: string[] } {
  const endings = [...printed.matchAll(/\bDNS:(\S+)/g)].map(([, ending = '']) => ending.toLowerCase());
  const networks = [...printed.matchAll(/\bIP:([\da-f.:]+\/[\da-f.:]+)/gi)].map(
    ([, network = '']) => network,
  );
  // Names of a kind that is not constrained are all permitted (RFC 5280, 4.2.1.10).
  const isPermitted = (name: string): boolean =>
    wished.includes(name) ||
    (isIP(name) === 0
      ? endings.length === 0 || endsIn(endings, name)
      : networks.length === 0 || includes(networks, name));
  return {
    names: { dns: dns.filter(isPermitted), ips: ips.filter(isPermitted), wished },
    leftOut: [...dns, ...ips].filter((name) => !isPermitted(name)),
  };
}

/** Without the interface through which a link-local address is reached. */
function plain(name: string): string {
  return name.toLowerCase().replace(/%.*$/, '');
}

function endsIn(endings: readonly string[], name: string): boolean {
  return endings.some((ending) => name === ending || name.endsWith(`.${ending}`));
}

/** Whether one of the networks (address and mask) has the address. */
function includes(networks: readonly string[], ip: string): boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', mask = ''] = network.split('/');
    list.addSubnet(address, lengthOf(mask), familyOf(address));
  }
  return list.check(ip, familyOf(ip));
}

function familyOf(ip: string): 'ipv4' | 'ipv6' {
  return isIP(ip) === 4 ? 'ipv4' : 'ipv6';
}

/** Of a network's mask: how many bits are set. */
function lengthOf(mask: string): number {
  const radix = mask.includes(':') ? 16 : 10;
  const bits = mask.split(/[.:]/).map((part) => Number.parseInt(part || '0', radix).toString(2));
  return bits.join('').replaceAll('0', '').length;
}

/** RFC 1123, 2.1; OpenSSL's settings are one text, in which anything else could mean anything. */
export function isHostname(name: string): boolean {
  return (
    name.length <= 253 && name.split('.').every((label) => /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/i.test(label))
  );
}

/** For whom the authority may vouch: this house, and the names that were wished when it was made. */
export function constraintsOf({ dns, ips }: Pick<CertificateNames, 'dns' | 'ips'>): string[] {
  const own = dns.filter((name) => !endsIn(HOUSE_ENDINGS, name));
  const exact = ips.map((ip) => `${ip}/${isIP(ip) === 4 ? '255.255.255.255' : FULL_MASK}`);
  return [
    ...[...HOUSE_ENDINGS, ...own].map((name) => `permitted;DNS:${name}`),
    ...[...new Set([...HOUSE_NETWORKS, ...exact])].map((network) => `permitted;IP:${network}`),
  ];
}

const FULL_MASK = 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff';

/** As OpenSSL's subjectAltName takes them. */
export function alternativeNames({ dns, ips }: Pick<CertificateNames, 'dns' | 'ips'>): string {
  return [...dns.map((name) => `DNS:${name}`), ...ips.map((ip) => `IP:${ip}`)].join(',');
}
