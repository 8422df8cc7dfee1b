import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCaregiver, createClient, PASSWORD, requireOk } from '../client/http-client';
import { type AppServer, startAppServer } from '../servers/app-server';
import { CONFIGURATIONS } from '../servers/surroundings';

const COOKIE = 'next-auth.session-token';

describe.each(CONFIGURATIONS)('accounts of the %s server', (configuration) => {
  let server: AppServer;

  beforeAll(async () => {
    // A trusted proxy lets one machine call from many addresses.
    server = await startAppServer({ configuration, env: { TRUST_PROXY: '1' } });
  });
  afterAll(() => server?.dispose());

  const from = (address: string) => createClient(server.base, { 'X-Forwarded-For': address });

  it('are made, and signed in to, in the words of the app', async () => {
    const client = createClient(server.base);
    const made = await client.signUp('Parent', PASSWORD);
    expect([made.status, made.json()]).toEqual([
      201,
      { success: true, message: '회원가입이 완료되었습니다.' },
    ]);
    const signedIn = await client.signIn('Parent', PASSWORD);
    expect(signedIn.json()).toEqual({
      success: true,
      message: '로그인 성공',
      user: { id: expect.any(Number), username: 'Parent' },
    });
    expect((await client.call('/check_username/Parent')).json()).toEqual({ exists: true });
    expect((await client.call('/check_username/nobody')).json()).toEqual({ exists: false });
  });

  it('have one name whatever its case', async () => {
    const client = createClient(server.base);
    const taken = await client.signUp('PARENT', PASSWORD);
    expect([taken.status, taken.json().error]).toEqual([400, '이미 사용 중인 아이디입니다.']);
    expect((await client.call('/check_username/pArEnT')).json()).toEqual({ exists: true });
    expect((await client.signIn('parent', PASSWORD)).json()).toMatchObject({ user: { username: 'Parent' } });
  });

  it('are made once when two sign up with one name at the same moment', async () => {
    const names = ['twin', 'Twin', 'TWIN', 'twin'];
    const answers = await Promise.all(names.map((name) => createClient(server.base).signUp(name, PASSWORD)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 400, 400, 400]);
  });

  it.each([
    [{}, '아이디와 비밀번호를 입력해주세요.'],
    [{ username: 'somebody' }, '아이디와 비밀번호를 입력해주세요.'],
    [{ username: '', password: '' }, '아이디와 비밀번호를 입력해주세요.'],
    [{ username: 'ab', password: PASSWORD }, '입력한 값을 확인해주세요.'],
    [{ username: 'x'.repeat(81), password: PASSWORD }, '입력한 값을 확인해주세요.'],
    [{ username: 'somebody', password: 'short' }, '입력한 값을 확인해주세요.'],
    [{ username: 'somebody', password: 'x'.repeat(257) }, '입력한 값을 확인해주세요.'],
    [{ username: 12345, password: PASSWORD }, '입력한 값을 확인해주세요.'],
    [{ username: ['somebody'], password: { $ne: '' } }, '입력한 값을 확인해주세요.'],
  ])('are not made of %j', async (json, error) => {
    const answer = await createClient(server.base).call('/register', { json });
    expect([answer.status, answer.json().error]).toEqual([400, error]);
  });

  it.each([{}, { username: 'parent' }, { username: '', password: '' }, { username: null, password: null }])(
    'are not signed in to with %j',
    async (json) => {
      const answer = await createClient(server.base).call('/login', { json });
      expect([answer.status, answer.json().error]).toEqual([400, '아이디와 비밀번호를 입력해주세요.']);
    },
  );

  it('say the same of an unknown name and of a wrong password', async () => {
    const wrong = await from('10.1.0.1').signIn('parent', 'not the password');
    const unknown = await from('10.1.0.1').signIn('never-seen', 'not the password');
    expect([wrong.status, wrong.text]).toEqual([401, unknown.text]);
    expect(unknown.json().error).toBe('아이디 또는 비밀번호가 틀렸습니다.');
  });

  it('give a cookie that ends with the browser, or in 90 days when asked to stay', async () => {
    const short = (await createClient(server.base).signIn('parent', PASSWORD)).headers.getSetCookie();
    expect(short).toEqual([expect.stringMatching(`^${COOKIE}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Lax$`)]);
    const long = (await createClient(server.base).signIn('parent', PASSWORD, { remember: true })).headers;
    expect(long.getSetCookie()[0]).toMatch(/; Max-Age=7776000;/);
    const secure = await createClient(server.base, { 'X-Forwarded-Proto': 'https' }).signIn(
      'parent',
      PASSWORD,
    );
    expect(secure.headers.getSetCookie()[0]).toMatch(/^__Secure-next-auth\.session-token=.*; Secure$/);
  });

  it('never add an expiry to a session that is used', async () => {
    const client = await createCaregiver(server.base, 'browser');
    for (const path of ['/api/agents', '/dashboard', '/', '/register_cradle']) {
      expect((await client.call(path)).headers.getSetCookie()).toEqual([]);
    }
  });

  it('keep nothing of a session that was signed out of: a copied cookie is dead', async () => {
    const client = await createCaregiver(server.base, 'leaver');
    const copied = { Cookie: client.cookie() };
    expect((await createClient(server.base, copied).call('/api/agents')).status).toBe(200);
    const answer = await client.call('/logout', { method: 'POST' });
    expect([answer.status, answer.json()]).toEqual([200, { success: true, message: '로그아웃 되었습니다.' }]);
    expect(client.cookie()).toBe('');
    expect((await createClient(server.base, copied).call('/api/agents')).status).toBe(401);
    expect((await createClient(server.base).call('/logout', { method: 'POST' })).status).toBe(200);
  });

  it('sign out with a plain link, but not with one that is only fetched ahead', async () => {
    const client = await createCaregiver(server.base, 'linker');
    const ahead: Record<string, string>[] = [
      { Purpose: 'prefetch' },
      { 'Sec-Purpose': 'prefetch;prerender' },
      { 'X-Moz': 'prefetch' },
    ];
    for (const headers of ahead) await client.call('/logout', { headers });
    await client.call('/logout', { method: 'HEAD' });
    expect((await client.call('/api/agents')).status).toBe(200);
    const left = await client.call('/logout');
    expect([left.status, left.headers.get('location')]).toEqual([303, '/login']);
    expect((await client.call('/api/agents')).status).toBe(401);
  });

  it('survive a restart of the server', async () => {
    const client = await createCaregiver(server.base, 'stayer');
    await server.stop();
    await server.start();
    expect((await client.call('/api/agents')).status).toBe(200);
  });

  it('refuse an address after ten wrong passwords, after a restart too, and no other one', async () => {
    await requireOk(createClient(server.base).signUp('victim', PASSWORD));
    const guesser = from('10.2.0.1');
    for (let index = 0; index < 10; index += 1) {
      expect((await guesser.signIn('victim', `guess number ${index}`)).status).toBe(401);
    }
    await server.stop();
    await server.start();
    const refused = await guesser.signIn('Victim', PASSWORD);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(900);
    expect((await from('10.2.0.2').signIn('victim', PASSWORD)).status).toBe(200);
    expect((await guesser.signIn('parent', PASSWORD)).status).toBe(200);
  });

  it('let the parent in from a known address whatever strangers have tried', async () => {
    await requireOk(createClient(server.base).signUp('target', PASSWORD));
    await requireOk(from('10.3.0.1').signIn('target', PASSWORD));
    const attack = Array.from({ length: 10 }, async (_, stranger) => {
      for (let index = 0; index < 10; index += 1) {
        await from(`10.3.1.${stranger}`).signIn('target', `guess number ${index}`);
      }
    });
    await Promise.all(attack);
    expect((await from('10.3.2.1').signIn('target', PASSWORD)).status).toBe(429);
    expect((await from('10.3.0.1').signIn('target', PASSWORD)).status).toBe(200);
  });

  it('may be asked for by name sixty times a minute from one address', async () => {
    const curious = from('10.4.0.1');
    const statuses: number[] = [];
    for (let index = 0; index < 61; index += 1) {
      statuses.push((await curious.call(`/check_username/name-${index}`)).status);
    }
    expect(statuses.slice(0, 60).every((status) => status === 200)).toBe(true);
    expect(statuses[60]).toBe(429);
    expect((await from('10.4.0.2').call('/check_username/name-1')).status).toBe(200);
  });
});
