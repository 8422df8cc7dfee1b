import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { CertificateFiles } from '@/lib/platform/env';
import type { Logger } from '@/lib/platform/logger';
import { readCertificate } from './certificate';
import { createCertificateWatch } from './certificate-watch';
import { answerUnparsed } from './raw-answer';

/** Without `Host` Node would refuse with an empty body; the front door does it in our shape. */
const OPTIONS = { requireHostHeader: false };

/**
 * The server of pages and API, not listening yet: HTTPS when there is a certificate, which is looked after for as
 * long as it listens. @throws EnvError when the certificate cannot be used.
 */
export async function createWebServer({
  tls,
  logger,
}: {
  tls: CertificateFiles | null;
  logger: Logger;
}): Promise<Server> {
  const server = tls === null ? createServer(OPTIONS) : await createTlsServer(tls, logger);
  answerUnparsed(server);
  // Node would answer 417 with an empty body to an `Expect` that it does not know; RFC 9110 lets us overlook it.
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  return server;
}

async function createTlsServer(files: CertificateFiles, logger: Logger): Promise<Server> {
  const certificate = await readCertificate(files);
  const server = createSecureServer({ ...OPTIONS, ...certificate });
  const watch = createCertificateWatch({
    files,
    logger,
    current: certificate,
    take: ({ cert, key }) => server.setSecureContext({ cert, key }),
  });
  server.on('listening', watch.start);
  server.on('close', watch.stop);
  return server;
}
