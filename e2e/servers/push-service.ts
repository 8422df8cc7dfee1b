import { createECDH, createPublicKey, type ECDH, randomBytes, verify } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decrypt } from 'http_ece';
import { makeCertificate } from '@/lib/http/test-certificate';
import { createInbox, type Inbox } from '../client/inbox';

/** Under this name the server under test finds it (push-route.mjs). */
const HOST = 'push.test';

/** How it answers one message; null takes it and says nothing. */
export type PushReply = { status: number; retryAfter?: string } | null;

/** A message as the browser would get it. */
export interface PushedMessage {
  /** Name of the device. */
  device: string;
  payload: Record<string, unknown>;
  ttl: number;
  urgency: string | undefined;
  topic: string | undefined;
  /** Key by which the sender signed, checked. */
  vapidKey: string;
  /** What the sender says of itself. */
  claims: { aud: string; exp: number; sub: string };
  /** Monotonic ms. */
  at: number;
}

export interface TestSubscription {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

/** The push service of some browser's maker (RFC 8030), with the browsers of which it knows the keys. */
export interface PushService {
  /** For the server under test: trusts its certificate, and finds its name. */
  env: Record<string, string>;
  /** For a sender of this process, which reaches it as localhost. */
  ca: string;
  /** A browser that subscribes. @param host `localhost` for a sender of this process */
  subscribe(device: string, host?: string): TestSubscription;
  /** What the next messages to a device are answered, one after the other; 201 from then on. */
  reply(device: string, ...replies: PushReply[]): void;
  /** What was delivered and accepted, and what was refused too: every attempt. */
  attempts: Inbox<PushedMessage>;
  stop(): Promise<void>;
}

interface Browser {
  ecdh: ECDH;
  auth: string;
  replies: PushReply[];
}

export async function startPushService(): Promise<PushService> {
  const folder = await mkdtemp(path.join(tmpdir(), 'push-service-'));
  const { cert, key } = await makeCertificate('push service', [HOST]);
  const certFile = path.join(folder, 'cert.pem');
  await writeFile(certFile, cert);
  const browsers = new Map<string, Browser>();
  const attempts = createInbox<PushedMessage>();
  const server = createServer({ cert, key }, (request, response) => {
    receive(request, browsers)
      .then(({ browser, message }) => {
        attempts.put(message);
        answer(response, browser.replies.shift());
      })
      .catch((error: Error) => response.writeHead(400).end(error.message));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    env: {
      NODE_EXTRA_CA_CERTS: certFile,
      NODE_OPTIONS: `--import ${path.resolve('e2e/servers/push-route.mjs')}`,
    },
    ca: cert,
    subscribe(device, host = HOST) {
      const ecdh = createECDH('prime256v1');
      const browser = { ecdh, auth: randomBytes(16).toString('base64url'), replies: [] };
      const p256dh = ecdh.generateKeys('base64url');
      browsers.set(device, browser);
      const endpoint = `https://${host}:${port}/send/${encodeURIComponent(device)}`;
      return { endpoint, keys: { p256dh, auth: browser.auth } };
    },
    reply: (device, ...replies) => void browsers.get(device)?.replies.push(...replies),
    attempts,
    async stop() {
      server.close();
      server.closeAllConnections();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function answer(response: ServerResponse, reply: PushReply = { status: 201 }): void {
  if (reply === null) return;
  const { status, retryAfter } = reply;
  response.writeHead(status, retryAfter === undefined ? {} : { 'Retry-After': retryAfter }).end();
}

async function receive(
  request: IncomingMessage,
  browsers: Map<string, Browser>,
): Promise<{ browser: Browser; message: PushedMessage }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const device = decodeURIComponent(request.url?.split('/').at(-1) ?? '');
  const browser = browsers.get(device);
  if (browser === undefined) throw new Error(`nobody subscribed as ${device}`);
  const { headers } = request;
  if (headers['content-encoding'] !== 'aes128gcm') throw new Error('not RFC 8188');
  const { ecdh, auth } = browser;
  const plain = decrypt(Buffer.concat(chunks), {
    version: 'aes128gcm',
    privateKey: ecdh,
    authSecret: auth,
  });
  const message = {
    device,
    payload: JSON.parse(plain.toString('utf8')),
    ttl: Number(headers.ttl),
    urgency: String(headers.urgency),
    topic: headers.topic === undefined ? undefined : String(headers.topic),
    ...checkSignature(headers.authorization ?? ''),
    at: performance.now(),
  };
  return { browser, message };
}

/** RFC 8292: a token signed with the key that stands beside it. @throws when it is not. */
function checkSignature(authorization: string): Pick<PushedMessage, 'vapidKey' | 'claims'> {
  const [, token = '', vapidKey = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization) ?? [];
  const [head = '', body = '', signature = ''] = token.split('.');
  const point = Buffer.from(vapidKey, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!isSigned) throw new Error('not signed by this key');
  return { vapidKey, claims: JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) };
}
