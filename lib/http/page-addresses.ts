import type { Env } from '@/lib/platform/env';

/** Listening there, a server is reached under every address of its machine. */
const EVERYWHERE = ['0.0.0.0', '::'];

/** Where to go: here, and from a phone in the same house, whose way to us `ownAddresses` are. */
export function listPageAddresses(
  { publicUrl, host, port, tls }: Pick<Env, 'publicUrl' | 'host' | 'port' | 'tls'>,
  ownAddresses: readonly string[],
): string[] {
  if (publicUrl !== null) return [publicUrl];
  const scheme = tls === null ? 'http' : 'https';
  const hosts = EVERYWHERE.includes(host) ? ['localhost', ...ownAddresses] : [host];
  return hosts.map((name) => `${scheme}://${name.includes(':') ? `[${name}]` : name}:${port}`);
}
