import { describe, expect, it } from 'vitest';
import { signInCall, signOutCall, signUpCall } from '@/lib/contracts/accounts';
import type { Call } from '@/lib/contracts/call';
import { controlMotorCall } from '@/lib/contracts/control';
import { registerAgentCall, selectCradleCall } from '@/lib/contracts/cradles';
import { frameCall } from '@/lib/contracts/video';
import { isForm, parseBody, parseQuery } from './request-body';

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const LIMIT = 64 * 1024;

function request(body: BodyInit | null, type: string | null = JSON_TYPE): Request {
  const headers = new Headers(type === null ? {} : { 'Content-Type': type });
  const made = new Request('http://cradle/x', { method: 'POST', headers, body });
  if (type === null) made.headers.delete('content-type');
  return made;
}

const codeOf = (call: Call, sent: Request) =>
  parseBody(sent, call).then(
    () => 'accepted',
    (error: { code: string }) => error.code,
  );

const person = { username: 'mother', password: 'correct horse' };

describe('the media type', () => {
  it.each([
    [JSON_TYPE],
    ['application/json; charset=utf-8'],
    ['Application/JSON;charset=UTF-8'],
    ['application/vnd.cradle+json'],
  ])('%s is JSON', async (type) => {
    expect(await parseBody(request(JSON.stringify(person), type), signInCall)).toEqual(person);
  });

  it.each([
    ['text/plain'],
    ['application/jsonp'],
    ['application/octet-stream'],
    ['multipart/mixed; boundary=x'],
    [null],
  ])('%s is refused', async (type) => {
    expect(await codeOf(signInCall, request(JSON.stringify(person), type))).toBe('unsupported_media_type');
  });

  it('of a form is taken where a page has one, and nowhere else', async () => {
    const form = () => new URLSearchParams(person);
    expect(await parseBody(request(form(), FORM_TYPE), signInCall)).toEqual(person);
    expect(await codeOf(selectCradleCall, request('uuid=abc', FORM_TYPE))).toBe('unsupported_media_type');
    expect(isForm(request(form(), `${FORM_TYPE}; charset=utf-8`))).toBe(true);
    expect(isForm(request('{}'))).toBe(false);
  });

  it('of a form with files is taken too', async () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...person, remember: 'on' })) form.set(name, value);
    const sent = new Request('http://cradle/x', { method: 'POST', body: form });
    expect(await parseBody(sent, signInCall)).toEqual({ ...person, remember: true });
  });

  it('does not matter to a call without fields', async () => {
    expect(await codeOf(signOutCall, request('anything', 'text/plain'))).toBe('accepted');
    expect(await codeOf(signOutCall, request(null, null))).toBe('accepted');
  });
});

describe('the size', () => {
  const padded = (size: number) => JSON.stringify(person).padEnd(size, ' ');

  it('may be 64 KB and no more', async () => {
    expect(await codeOf(signInCall, request(padded(LIMIT)))).toBe('accepted');
    expect(await codeOf(signInCall, request(padded(LIMIT + 1)))).toBe('body_too_large');
  });

  it('is counted when it is not announced, and nothing is read beyond', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(16 * 1024).fill(0x20));
      },
    });
    const init = { method: 'POST', headers: { 'Content-Type': JSON_TYPE }, body: endless, duplex: 'half' };
    expect(await codeOf(signInCall, new Request('http://cradle/x', init))).toBe('body_too_large');
    expect(sent).toBeLessThan(10);
  });

  it('is believed when it is announced too large', async () => {
    const sent = request('{}');
    sent.headers.set('content-length', String(LIMIT + 1));
    expect(await codeOf(signInCall, sent)).toBe('body_too_large');
  });
});

describe('what is not JSON', () => {
  it.each([[''], ['{'], ['username=a'], ['null'], ['5'], ['"text"'], ['[]'], ['{}{}']])(
    'is refused: %j',
    async (text) => {
      expect(await codeOf(signInCall, request(text))).toBe('invalid_json');
    },
  );

  it('is refused when its bytes are no UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('{"username":"'), Buffer.from([0xff]), Buffer.from('"}')]);
    expect(await codeOf(signInCall, request(new Uint8Array(bytes)))).toBe('invalid_json');
  });
});

describe('fields', () => {
  it.each<[string, Call, unknown, string]>([
    ['no name', signUpCall, { password: 'correct horse' }, 'credentials_missing'],
    ['a blank name', signUpCall, { username: '  ', password: 'correct horse' }, 'credentials_missing'],
    ['null for a password', signInCall, { username: 'mother', password: null }, 'credentials_missing'],
    ['a number for a name', signInCall, { username: 5, password: 'x' }, 'validation_failed'],
    ['an array for a password', signInCall, { username: 'mother', password: ['x'] }, 'validation_failed'],
    ['a short password', signUpCall, { username: 'mother', password: 'short' }, 'validation_failed'],
    ['a short name', signUpCall, { username: 'ab', password: 'correct horse' }, 'validation_failed'],
    ['a short password at sign-in', signInCall, { username: 'ab', password: 'x' }, 'accepted'],
    ['no address', registerAgentCall, { uuid: 'abc' }, 'agent_fields_missing'],
    ['an empty uuid', registerAgentCall, { uuid: '', ip: '10.0.0.5' }, 'agent_fields_missing'],
    ['a uuid that is none', registerAgentCall, { uuid: 'a/b', ip: '10.0.0.5' }, 'validation_failed'],
    ['no uuid', selectCradleCall, {}, 'uuid_missing'],
    ['no action', controlMotorCall, {}, 'motor_action_invalid'],
    ['another action', controlMotorCall, { action: 'dance' }, 'motor_action_invalid'],
    ['an action in capitals', controlMotorCall, { action: 'START' }, 'motor_action_invalid'],
    ['more than was asked', controlMotorCall, { action: 'stop', speed: 3 }, 'accepted'],
  ])('with %s', async (_, call, body, code) => {
    expect(await codeOf(call, request(JSON.stringify(body)))).toBe(code);
  });

  it('that do not fit are named', async () => {
    const body = JSON.stringify({ username: 'ab', password: 'short' });
    const refusal = parseBody(request(body), signUpCall);
    await expect(refusal).rejects.toMatchObject({
      details: {
        issues: [
          { path: 'username', rule: 'characters', limits: { min: 3, max: 80 } },
          { path: 'password', rule: 'characters', limits: { min: 8, max: 256 } },
        ],
      },
    });
  });

  it('count an emoji as one character', async () => {
    const of = (username: string) => request(JSON.stringify({ username, password: 'correct horse' }));
    expect(await codeOf(signUpCall, of('👶'.repeat(80)))).toBe('accepted');
    expect(await codeOf(signUpCall, of('👶'.repeat(81)))).toBe('validation_failed');
  });

  it('are trimmed where the interface says so', async () => {
    const body = JSON.stringify({ uuid: ' abc ', ip: ' 10.0.0.5 ' });
    expect(await parseBody(request(body), registerAgentCall)).toEqual({ uuid: 'abc', ip: '10.0.0.5' });
  });
});

describe('the query', () => {
  const parse = (query: string) => parseQuery(new Request(`http://cradle/x${query}`), frameCall);

  it.each([
    ['', {}],
    ['?after=5', { after: 5 }],
    ['?after=0&other=1', { after: 0 }],
  ])('%j is read', (query, fields) => {
    expect(parse(query)).toEqual(fields);
  });

  it.each(['?after=-1', '?after=x', '?after=1.5', '?after=Infinity'])('%j is refused', (query) => {
    expect(() => parse(query)).toThrow(expect.objectContaining({ code: 'validation_failed' }));
  });

  it('is nothing for a call that takes none', () => {
    const call: Call = { name: 'x', method: 'GET', path: '/x', access: 'open', answers: { 200: null } };
    expect(parseQuery(new Request('http://cradle/x?a=1'), call)).toBeUndefined();
  });
});
