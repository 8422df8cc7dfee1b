import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';

/** Who is at the other end. */
export interface ClientFacts {
  /** IPv4 in its own notation also when it came over IPv6. */
  address: string;
  /** The browser speaks HTTPS, with us or with a trusted proxy. */
  secure: boolean;
}

/** Forwarded headers count only when a proxy is trusted, and then the entry that the nearest one wrote: the last. */
export function clientFacts(request: IncomingMessage, trustProxy: boolean): ClientFacts {
  const direct = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const encrypted = (request.socket as TLSSocket).encrypted === true;
  if (!trustProxy) return { address: direct, secure: encrypted };
  const protocol = last(request.headers['x-forwarded-proto']);
  return {
    address: last(request.headers['x-forwarded-for']) ?? direct,
    secure: encrypted || protocol === 'https',
  };
}

function last(header: string | string[] | undefined): string | undefined {
  const text = Array.isArray(header) ? header.join(',') : header;
  const entry = text?.split(',').at(-1)?.trim();
  return entry === '' ? undefined : entry;
}
