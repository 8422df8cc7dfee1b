import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import { makeCertificate } from '@/lib/http/test-certificate';
import { createInbox, type Inbox } from '../client/inbox';
import { type MimePart, readMime } from '../client/mime-reader';

export const MAIL_FROM = 'Smart Cradle <cradle@mail.test>';
const LOGIN = { user: 'cradle', password: 'the-password-of-the-mailbox' };

export interface ReceivedMail {
  from: string;
  to: readonly string[];
  mail: MimePart;
  /** As it came. */
  source: string;
  encrypted: boolean;
  /** Who signed in; null for nobody. */
  user: string | null;
}

/** How it takes what is sent to it: with an answer to one command, or saying nothing from some point on. */
export type SmtpMood =
  | { kind: 'takes' }
  | { kind: 'refuses'; at: 'recipient' | 'mail' | 'login'; code: number }
  | { kind: 'hangs'; at: 'greeting' | 'mail' };

export interface SmtpTestServer {
  port: number;
  url: string;
  /** For the server under test. */
  env: Record<string, string>;
  mails: Inbox<ReceivedMail>;
  /** Recipients that were tried, also those that were refused. */
  tried: readonly string[];
  setMood(mood: SmtpMood): void;
  stop(): Promise<void>;
}

export interface SmtpServerOptions {
  /** TLS from the first byte, after STARTTLS, or never. */
  tls?: 'implicit' | 'starttls' | 'none';
  /** Whether nobody may write without signing in. */
  login?: boolean;
}

/** A mail server of this machine that keeps what it gets. */
export async function startSmtpServer({
  tls = 'none',
  login = false,
}: SmtpServerOptions = {}): Promise<SmtpTestServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'smtp-server-'));
  const { cert, key } = await makeCertificate('mail server');
  const certFile = path.join(folder, 'cert.pem');
  await writeFile(certFile, cert);
  const mails = createInbox<ReceivedMail>();
  const tried: string[] = [];
  let mood: SmtpMood = { kind: 'takes' };
  const faultAt = (at: string): Error | null =>
    mood.kind === 'refuses' && mood.at === at ? refusal(mood.code) : null;
  const hangsAt = (at: string) => mood.kind === 'hangs' && mood.at === at;

  const server = new SMTPServer({
    cert,
    key,
    secure: tls === 'implicit',
    hideSTARTTLS: tls === 'none',
    authOptional: !login,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    // Nobody waits for clients that keep their connection.
    closeTimeout: 100,
    onConnect: (_session, done) => void (hangsAt('greeting') || done()),
    onAuth: ({ username, password }, _session, done) => {
      const fault = faultAt('login');
      if (fault) return done(fault);
      if (username !== LOGIN.user || password !== LOGIN.password) return done(refusal(535));
      done(null, { user: username });
    },
    onRcptTo: ({ address }, _session, done) => {
      tried.push(address);
      done(faultAt('recipient'));
    },
    onData: (stream, session, done) => {
      readAll(stream)
        .then((source) => {
          if (hangsAt('mail')) return;
          const fault = faultAt('mail');
          if (fault) return done(fault);
          const { mailFrom, rcptTo } = session.envelope;
          mails.put({
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            mail: readMime(source),
            source: source.toString('utf8'),
            encrypted: session.secure === true,
            user: typeof session.user === 'string' ? session.user : null,
          });
          done();
        })
        .catch(done);
    },
  });
  // A client that is cut off is what some tests are about.
  server.on('error', () => {});
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  const scheme = tls === 'implicit' ? 'smtps' : 'smtp';
  const who = login ? `${LOGIN.user}:${LOGIN.password}@` : '';
  const url = `${scheme}://${who}127.0.0.1:${port}`;
  return {
    port,
    url,
    env: { SMTP_URL: url, MAIL_FROM, NODE_EXTRA_CA_CERTS: certFile },
    mails,
    tried,
    setMood(next) {
      mood = next;
    },
    async stop() {
      await new Promise<void>((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function refusal(responseCode: number): Error {
  return Object.assign(new Error('No, not for you'), { responseCode });
}

async function readAll(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
