import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, createClient, PASSWORD } from '../client/http-client';
import { picture, untilAlive } from './dashboard';
import { handSession, prepareHome } from './home';
import { prepareBrowser } from './open-browser';

const UUID = 'cradle-unique-id-example';
const SUBMIT = 'main button[type=submit]';

const home = prepareHome();
const desk = prepareBrowser();
let parent: Client;

beforeAll(async () => {
  await home.bringCradle(UUID);
  parent = await home.bringParent('haru', [UUID]);
});

describe('signing out', () => {
  it('ends the other tab too, and the back button brings nothing back', async () => {
    const context = await desk.visit({ base: home.base, expected: [/status of 401/] });
    await handSession(parent, context);
    const [first, second] = [await context.newPage(), await context.newPage()];
    for (const page of [first, second]) {
      await page.goto('/dashboard');
      await untilAlive(page);
    }
    await first.getByRole('button', { name: '로그아웃' }).click();
    await first.waitForURL('/login');
    await second.waitForURL('/login');
    for (const page of [first, second]) {
      await page.goBack();
      await page.waitForURL('/login');
      expect(await picture(page).count()).toBe(0);
    }
  });
});

describe('somebody at the wrong door', () => {
  it('is sent to sign in with 303, and from the welcome page home when signed in', async () => {
    const stranger = await createClient(home.base).call('/dashboard');
    expect([stranger.status, stranger.headers.get('location')]).toEqual([303, '/login']);
    const known = await home.bringParent('known');
    const answer = await known.call('/');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/dashboard']);
  });

  it('sees the sign-in page in the browser', async () => {
    const page = await desk.open({ base: home.base });
    await page.goto('/dashboard');
    expect(new URL(page.url()).pathname).toBe('/login');
    await page.locator('#username').waitFor();
  });
});

describe('a browser without JavaScript', () => {
  it('signs up and in, claims a cradle, and says why a password is refused', async () => {
    await home.bringCradle('plain-cradle');
    // Its scripts count as blocked then.
    const expected = [/\/_next\/static\/chunks\/\S+\.js csp$/];
    const page = await desk.open({ base: home.base, javaScriptEnabled: false, expected });
    const submit = async (path: string, fields: Record<string, string>, next: string): Promise<void> => {
      await page.goto(path);
      for (const [selector, value] of Object.entries(fields)) await page.locator(selector).fill(value);
      await page.locator(SUBMIT).click();
      // The dashboard's picture never ends loading.
      await page.waitForURL(next, { waitUntil: 'domcontentloaded' });
    };
    await submit('/register', { '#username': 'plain', '#password': PASSWORD }, '/login');
    await page.getByText('가입이 끝났어요').waitFor();
    await submit('/login', { '#username': 'plain', '#password': 'not this one' }, '/login?error=*');
    await page.getByText('아이디 또는 비밀번호가 틀렸습니다.').waitFor();
    await submit('/login', { '#username': 'plain', '#password': PASSWORD }, '/dashboard');
    await submit('/register_cradle', { '#cradle_uuid': 'no-such-cradle' }, '/register_cradle?error=*');
    await page.getByText('이 고유번호의 요람을 찾지 못했어요.').waitFor();
    await submit('/register_cradle', { '#cradle_uuid': 'plain-cradle' }, '/dashboard');
    // The emulation keeps them hidden; a browser whose scripts are really off shows what is in noscript.
    const instead = await page.locator('main noscript').innerHTML();
    expect(instead).toContain('자바스크립트가 꺼져 있어');
    expect(instead).toContain('src="/stream/plain-cradle"');
  });
});
