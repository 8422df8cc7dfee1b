import { networkInterfaces } from 'node:os';

/** Addresses under which other machines of the house may reach this one: IPv4, not the loopback. */
export function listOwnAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flat()
    .filter((entry) => entry !== undefined && entry.family === 'IPv4' && !entry.internal)
    .map((entry) => entry?.address ?? '');
}
