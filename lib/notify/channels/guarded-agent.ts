import { lookup as resolveName } from 'node:dns';
import { Agent } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Code of the error of a connection that was not made. */
export const REFUSED_ADDRESS = 'ADDRESS_REFUSED';

/** Addresses that are not of the public internet: IANA's special-purpose registries, as far as anything may answer. */
const LOCAL_V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const;
/** Only 2000::/3 is public; within it two ways of writing an IPv4 address. */
const LOCAL_V6 = [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 32],
  ['2002::', 16],
] as const;

// Apart: a list looks at an IPv4 address as an IPv6 one too, and `::/3` would hold them all.
const [localV4, localV6] = [new BlockList(), new BlockList()];
for (const [address, bits] of LOCAL_V4) localV4.addSubnet(address, bits, 'ipv4');
for (const [address, bits] of LOCAL_V6) localV6.addSubnet(address, bits, 'ipv6');

/** Whether an address lies within this machine or a local network. */
export function isLocalAddress(address: string): boolean {
  return isIP(address) === 6 ? localV6.check(address, 'ipv6') : localV4.check(address, 'ipv4');
}

/** Resolves a name as usual, and fails when any of its addresses is local. */
const guardedLookup: LookupFunction = (name, options, callback) => {
  resolveName(name, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error) callback(error, '', 0);
    else if (first === undefined || addresses.some(({ address }) => isLocalAddress(address)))
      callback(createRefusal(), '', 0);
    else if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

/**
 * Makes connections to the public internet alone. A push endpoint is whatever a signed-in user says it is; without
 * this, the server would knock at the router, or at services that listen on this machine for nobody else. The address
 * that was looked at is the one that is connected to, so a name that is resolved differently the next moment helps
 * nobody. Nothing in the settings opens it; tests of the channel bring an agent of their own.
 */
export function createGuardedAgent(): Agent {
  const agent = new Agent({ keepAlive: false, lookup: guardedLookup });
  const connect = agent.createConnection.bind(agent);
  // A host that is an address by itself is never looked up.
  agent.createConnection = (options, callback) => {
    const host = String(options.host ?? '').replace(/^\[|\]$/g, '');
    if (isIP(host) === 0 || !isLocalAddress(host)) return connect(options, callback);
    // The type has a stream beside every error; Node takes none then.
    callback?.(createRefusal(), undefined as never);
    return undefined;
  };
  return agent;
}

function createRefusal(): NodeJS.ErrnoException {
  return Object.assign(new Error('The address lies within a local network'), { code: REFUSED_ADDRESS });
}
