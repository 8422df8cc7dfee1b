import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { words } from '@/lib/i18n/words';
import { type Client, createClient, PASSWORD, requireOk } from '../client/http-client';
import { SCREENS } from './chromium';
import { handSession, prepareHome } from './home';
import { prepareBrowser } from './open-browser';

const SUBMIT = 'main button[type=submit]';
/** Between the taps of a finger that taps twice, in ms. */
const TWICE_MS = 120;
const REFUSED = '[aria-live=assertive]:focus';

const home = prepareHome();
const desk = prepareBrowser();

async function open(path: string, parent?: Client): Promise<Page> {
  const context = await desk.visit({ base: home.base, ...SCREENS.phone, expected: [/status of 40[014]/] });
  if (parent) await handSession(parent, context);
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

async function bringOwner(username: string, uuid: string): Promise<Client> {
  const parent = await home.bringParent(username);
  await requireOk(parent.registerAgent(uuid));
  await requireOk(parent.claim(uuid));
  return parent;
}

async function fill(page: Page, username: string, password: string): Promise<void> {
  await page.locator('#username').fill(username);
  await page.locator('#password').fill(password);
}

/** Twice at the same place of the screen, whatever is there by then. */
async function tapTwice(page: Page): Promise<void> {
  await page.locator(SUBMIT).scrollIntoViewIfNeeded();
  const box = await page.locator(SUBMIT).boundingBox();
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  await page.touchscreen.tap(x, y);
  await page.waitForTimeout(TWICE_MS);
  await page.touchscreen.tap(x, y);
}

describe('a finger that taps twice after a refusal', () => {
  it('signs in', async () => {
    await home.bringParent('tapping');
    const page = await open('/login');
    await fill(page, 'tapping', 'not this one');
    await page.locator(SUBMIT).tap();
    await page.locator(REFUSED).waitFor();
    await fill(page, 'tapping', PASSWORD);
    await tapTwice(page);
    await page.waitForURL('/start');
  });

  it('signs up, and is told that it did', async () => {
    await home.bringParent('taken');
    const page = await open('/register');
    await fill(page, 'taken', PASSWORD);
    // Before the form has asked whether the name is free.
    await page.locator(SUBMIT).tap();
    await page.locator(REFUSED).waitFor();
    await fill(page, 'not-taken', PASSWORD);
    await tapTwice(page);
    await page.waitForURL('/login');
    await page.getByText('가입이 끝났어요').waitFor();
  });

  it('hears of the same refusal again', async () => {
    const page = await open('/login');
    await fill(page, 'nobody', 'not this one');
    for (let tries = 0; tries < 2; tries += 1) {
      await page.locator('#password').focus();
      await page.keyboard.press('Enter');
      await page.locator(REFUSED).waitFor();
    }
    expect(await page.locator(REFUSED).innerText()).toContain('아이디 또는 비밀번호가 틀렸습니다.');
  });
});

describe('signing up', () => {
  it('says at the field what is wrong with it, and leads there', async () => {
    const page = await open('/register');
    await fill(page, 'a-new-parent', '12345');
    await page.locator(SUBMIT).tap();
    await page.getByText('비밀번호는 8자 이상이어야 해요.').waitFor();
    await page.locator('#password:focus[aria-invalid=true]').waitFor();
    await page.keyboard.type('678');
    expect(await page.locator('#password').getAttribute('aria-invalid')).toBe(null);
    await page.keyboard.press('Enter');
    await page.waitForURL('/login');
  });

  it('leads back to a name that somebody has', async () => {
    await home.bringParent('somebody');
    const page = await open('/register');
    await fill(page, 'somebody', PASSWORD);
    await page.getByText('이미 쓰고 있는 아이디예요').waitFor();
    await page.locator(SUBMIT).tap();
    await page.locator('#username:focus[aria-invalid=true]').waitFor();
  });
});

describe('signing in', () => {
  it('leads to the page that was asked for, once', async () => {
    await home.bringParent('tapped-a-push');
    const page = await open('/alerts?state=kept');
    for (const next of ['/alerts?state=kept', '/start']) {
      expect(new URL(page.url()).pathname).toBe('/login');
      await fill(page, 'tapped-a-push', PASSWORD);
      await page.locator(SUBMIT).tap();
      await page.waitForURL(next);
      await page.context().clearCookies({ name: 'next-auth.session-token' });
      await page.goto('/login');
    }
  });

  it('leads to no other host', async () => {
    await home.bringParent('careful');
    const page = await open('/');
    for (const value of ['https://elsewhere.example/alerts', '//elsewhere.example', '/\\elsewhere.example']) {
      const cookie = {
        name: 'asked-page',
        value: encodeURIComponent(value),
        domain: '127.0.0.1',
        path: '/login',
      };
      await page.context().addCookies([cookie]);
      await page.goto('/login');
      await fill(page, 'careful', PASSWORD);
      await page.locator(SUBMIT).tap();
      await page.waitForURL('/start');
      await page.context().clearCookies({ name: 'next-auth.session-token' });
    }
  });

  it('is asked for with the reason when the session was ended elsewhere, and without when one signed out', async () => {
    const reason = words('ko').login.signedOut;
    const parent = await bringOwner('signed-out', 'cradle-signed-out');
    const page = await open('/dashboard', parent);
    const other = createClient(home.base);
    await requireOk(other.signIn('signed-out', PASSWORD));
    await requireOk(other.call('/api/sessions', { method: 'DELETE' }));
    await page.waitForURL('/login');
    await page.getByText(reason).waitFor();
    await fill(page, 'signed-out', PASSWORD);
    await page.locator(SUBMIT).tap();
    await page.waitForURL('/dashboard');
    await page.goto('/account');
    await page.locator('main').getByRole('button', { name: '로그아웃', exact: true }).tap();
    await page.waitForURL('/login');
    await page.locator('#username').waitFor();
    expect(await page.getByText(reason).count()).toBe(0);
  });
});

describe('without a cradle', () => {
  it('each page says what it will hold, and settings keep their way to the account', async () => {
    const { noCradle, alerts, history, settings, settingsPlaces, tonight } = words('ko');
    const parent = await home.bringParent('without-cradle');
    const page = await open('/alerts', parent);
    for (const [name, title] of Object.entries({ alerts, history, settings }) as ['alerts', Titled][]) {
      await page.goto(name === ('settings' as string) ? '/alert_settings' : `/${name}`);
      await page.getByRole('heading', { level: 1, name: title.title, exact: true }).waitFor();
      await page.getByText(noCradle.pages[name]).waitFor();
    }
    await page.getByRole('link', { name: settingsPlaces.names.account }).tap();
    await page.waitForURL('/account');
    await page.goto('/tonight');
    for (const id of ['push', 'email'])
      await page.locator(`[data-check=${id}]`).getByText(tonight.idle).waitFor();
    expect(await page.getByText(tonight.states.off).count()).toBe(0);
  });
});

interface Titled {
  title: string;
}

describe('settings of a cradle', () => {
  it('are saved together, whatever was changed', async () => {
    const parent = await bringOwner('settling', 'cradle-settled');
    const page = await open('/alert_settings', parent);
    await page.locator('#max_temperature').fill('37.5');
    await page.locator('#offline_timeout').fill('120');
    await page.locator(SUBMIT).tap();
    await page.getByText('저장했어요. 최고 온도 37.5°C, 연결이 끊긴 시간 120초').waitFor();
    await page.reload();
    expect(await page.locator('#max_temperature').inputValue()).toBe('37.5');
    expect(await page.locator('#offline_timeout').inputValue()).toBe('120');
  });

  it('lead to where alerts go without ticking the box around the link', async () => {
    const parent = await bringOwner('looking', 'cradle-looked-at');
    const page = await open('/alert_settings', parent);
    const link = page
      .locator('#email_notifications_enabled-hint')
      .getByRole('link', { name: '알림 받을 곳' });
    await link.tap();
    await page.waitForURL('/notifications');
    expect(await page.getByRole('heading', { name: '알림 받을 곳' }).count()).toBe(1);
  });
});

describe('a cradle', () => {
  it('that is deleted is said to be, once', async () => {
    const parent = await bringOwner('deleting', 'cradle-deleted');
    const page = await open('/cradles', parent);
    await page.locator('[data-delete-cradle]').tap();
    await page.getByLabel('요람 고유번호 확인').fill('cradle-deleted');
    await page.keyboard.press('Enter');
    const done = page.getByRole('status').getByText('요람을 삭제했어요.');
    await done.waitFor();
    await page.reload();
    await page.getByText(words('ko').cradles.none).waitFor();
    expect(await done.count()).toBe(0);
  });

  it('that nobody knows is told of in words for a parent', async () => {
    const page = await open('/register_cradle', await home.bringParent('mistyping'));
    await page.locator('#cradle_uuid').fill('no-such-cradle');
    await page.keyboard.press('Enter');
    await page.locator(REFUSED).getByText('이 고유번호의 요람을 찾지 못했어요.').waitFor();
  });
});
