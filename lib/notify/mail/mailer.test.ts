import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findPart } from '@/e2e/client/mime-reader';
import { MAIL_FROM, type SmtpTestServer, startSmtpServer } from '@/e2e/servers/smtp-server';
import { createMailer, type Letter, type Mailer } from './mailer';
import type { MailOutcome } from './smtp-fault';

const UNTRUSTED = '?tls.rejectUnauthorized=false';
const LETTER: Letter = {
  to: 'parent@home.test',
  subject: '스마트 요람: 울음',
  text: '😢 아기가 35초 동안 울고 있습니다!',
  html: '<p>😢 아기가 35초 동안 울고 있습니다!</p>',
  id: '01k6n0v6t3q8y4z2m7b9c5d1ef',
  thread: 'episode.01k6n0v6t3q8y4z2m7b9c5d1ee',
  date: Date.UTC(2026, 9, 3, 12, 34, 56),
  picture: { cid: 'picture@test', fileName: 'cradle.jpg', jpeg: Buffer.from([0xff, 0xd8, 1, 2, 0xff, 0xd9]) },
};

const mailers: Mailer[] = [];
afterEach(() => {
  for (const mailer of mailers.splice(0)) mailer.stop();
});

function send(smtpUrl: string, letter = LETTER, signal = AbortSignal.timeout(30_000)): Promise<MailOutcome> {
  const mailer = createMailer({ smtpUrl, from: MAIL_FROM });
  mailers.push(mailer);
  return mailer.send(letter, signal);
}

describe('a mail', () => {
  let server: SmtpTestServer;
  beforeAll(async () => {
    server = await startSmtpServer();
  });
  afterAll(() => server?.stop());
  afterEach(() => server.setMood({ kind: 'takes' }));

  it('arrives as it was written, with its picture, and stands with those of its episode', async () => {
    expect(await send(server.url)).toEqual({ outcome: 'sent' });
    const [received] = server.mails.all;
    expect(received).toMatchObject({ from: 'cradle@mail.test', to: ['parent@home.test'] });
    const { headers } = received?.mail ?? { headers: {} };
    expect(headers).toMatchObject({
      subject: LETTER.subject,
      from: MAIL_FROM,
      to: 'parent@home.test',
      date: 'Sat, 03 Oct 2026 12:34:56 +0000',
      'message-id': '<01k6n0v6t3q8y4z2m7b9c5d1ef@mail.test>',
      references: '<episode.01k6n0v6t3q8y4z2m7b9c5d1ee@mail.test>',
      'in-reply-to': '<episode.01k6n0v6t3q8y4z2m7b9c5d1ee@mail.test>',
      'auto-submitted': 'auto-generated',
    });
    if (!received) return;
    expect(findPart(received.mail, 'text/plain')?.content.toString().trim()).toBe(LETTER.text);
    expect(findPart(received.mail, 'text/html')?.content.toString().trim()).toBe(LETTER.html);
    const picture = findPart(received.mail, 'image/jpeg');
    expect(picture?.content).toEqual(LETTER.picture?.jpeg);
    expect(picture?.headers).toMatchObject({ 'content-id': '<picture@test>' });
    expect(picture?.headers['content-disposition']).toMatch(/^inline/);
  });

  it('goes to one recipient with the headers that are meant, whatever somebody wrote into it', async () => {
    const evil = 'one@home.test\r\nBcc: other@home.test, third@home.test';
    const next = server.mails.next();
    await send(server.url, { ...LETTER, subject: 'x\r\nBcc: other@home.test\r\n\r\nbody' });
    const { to, mail } = await next;
    expect([to, mail.headers.bcc, mail.headers.subject?.replace(/ +/g, ' ')]).toEqual([
      ['parent@home.test'],
      undefined,
      'x Bcc: other@home.test body',
    ]);
    const before = server.tried.length;
    await send(server.url, { ...LETTER, to: evil });
    expect(server.tried.slice(before)).not.toContain('other@home.test');
    expect(server.tried.slice(before)).not.toContain('third@home.test');
  });

  it.each<[string, number, MailOutcome]>([
    ['recipient', 550, { outcome: 'nobody', reason: 'the mail server refused this address (550)' }],
    [
      'recipient',
      450,
      { outcome: 'later', reason: 'the mail server answered 450 to RCPT', retryAfterMs: null },
    ],
    ['mail', 554, { outcome: 'refused', reason: 'the mail server answered 554 to DATA' }],
    ['mail', 451, { outcome: 'later', reason: 'the mail server answered 451 to DATA', retryAfterMs: null }],
  ])('whose %s is refused with %d ends so, and nothing is told of the address', async (at, code, outcome) => {
    server.setMood({ kind: 'refuses', at: at as 'recipient' | 'mail', code });
    expect(await send(server.url)).toEqual(outcome);
  });

  it.each(['greeting', 'mail'] as const)(
    'to a server that says nothing at its %s is given up when its time is over, and the next one goes out',
    async (at) => {
      server.setMood({ kind: 'hangs', at });
      const mailer = createMailer({ smtpUrl: server.url, from: MAIL_FROM });
      mailers.push(mailer);
      const ended = await mailer.send(LETTER, AbortSignal.timeout(500));
      expect(ended).toEqual({
        outcome: 'later',
        reason: 'the mail server does not answer',
        retryAfterMs: null,
      });
      server.setMood({ kind: 'takes' });
      expect(await mailer.send(LETTER, AbortSignal.timeout(30_000))).toEqual({ outcome: 'sent' });
    },
  );
});

it('to a server that is not there is for later', async () => {
  const server = await startSmtpServer();
  await server.stop();
  const ended = await send(server.url);
  expect(ended).toEqual({
    outcome: 'later',
    reason: 'the mail server cannot be reached',
    retryAfterMs: null,
  });
});

describe.each(['implicit', 'starttls'] as const)('with %s TLS', (tls) => {
  let server: SmtpTestServer;
  beforeAll(async () => {
    server = await startSmtpServer({ tls, login: true });
  });
  afterAll(() => server?.stop());
  afterEach(() => server.setMood({ kind: 'takes' }));

  it('a mail is encrypted and signed in for', async () => {
    expect(await send(server.url + UNTRUSTED)).toEqual({ outcome: 'sent' });
    expect(server.mails.all).toMatchObject([{ encrypted: true, user: 'cradle' }]);
  });

  it('a certificate that nobody vouches for is not accepted', async () => {
    expect(await send(server.url)).toMatchObject({ outcome: 'later' });
  });

  it('a wrong password is not tried again', async () => {
    server.setMood({ kind: 'refuses', at: 'login', code: 535 });
    expect(await send(server.url + UNTRUSTED)).toEqual({
      outcome: 'refused',
      reason: 'the mail server did not sign us in (535)',
    });
  });
});
