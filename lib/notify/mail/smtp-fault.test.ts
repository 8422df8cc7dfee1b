import { expect, it } from 'vitest';
import { readSmtpFault } from './smtp-fault';

const fault = (fields: object) => Object.assign(new Error('550 <parent@home.test> said: secret'), fields);

it.each([
  [{ code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO' }, 'nobody'],
  [{ code: 'EENVELOPE', responseCode: 553, command: 'RCPT TO' }, 'nobody'],
  [{ code: 'EENVELOPE', responseCode: 450, command: 'RCPT TO' }, 'later'],
  [{ code: 'EENVELOPE', responseCode: 550, command: 'MAIL FROM' }, 'refused'],
  [{ code: 'EMESSAGE', responseCode: 552, command: 'DATA' }, 'refused'],
  [{ code: 'EMESSAGE', responseCode: 421, command: 'DATA' }, 'later'],
  [{ code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' }, 'refused'],
  [{ code: 'EAUTH', responseCode: 454, command: 'AUTH PLAIN' }, 'later'],
  [{ code: 'EAUTH', command: 'API' }, 'refused'],
  [{ code: 'EENVELOPE', command: 'API' }, 'refused'],
  [{ code: 'ECONNECTION', command: 'CONN' }, 'later'],
  [{ code: 'ETIMEDOUT' }, 'later'],
  [{ code: 'ETLS' }, 'later'],
  [{ code: 'EDNS' }, 'later'],
  [{ code: 'EABORT' }, 'later'],
  [{}, 'later'],
])('%j is %s, and is told without what the server wrote', (fields, outcome) => {
  const read = readSmtpFault(fault(fields));
  expect(read.outcome).toBe(outcome);
  expect(JSON.stringify(read)).not.toMatch(/home\.test|secret/);
});

it('is for later whatever was thrown', () => {
  for (const thrown of [null, undefined, 'text', 5]) expect(readSmtpFault(thrown).outcome).toBe('later');
});

it('says what was refused, but nothing of what stood behind the command', () => {
  expect(readSmtpFault(fault({ responseCode: 530, command: 'AUTH PLAIN AGNyYWRsZQBwYXNz' }))).toEqual({
    outcome: 'refused',
    reason: 'the mail server did not sign us in (530)',
  });
  expect(readSmtpFault(fault({ responseCode: 501, command: 'MAIL FROM:<cradle@mail.test>' }))).toEqual({
    outcome: 'refused',
    reason: 'the mail server answered 501 to MAIL',
  });
});
