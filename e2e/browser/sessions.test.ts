import { beforeAll, describe, expect, it } from 'vitest';
import { errorText } from '@/lib/i18n/errors';
import { createClient, PASSWORD, requireOk } from '../client/http-client';
import { picture, untilAlive } from './dashboard';
import { handSession, prepareHome } from './home';
import { prepareBrowser } from './open-browser';
import { VIEWS } from './views';

const UUID = 'cradle-unique-id-example';
const SUBMIT = 'main button[type=submit]';

const home = prepareHome();
const desk = prepareBrowser();

beforeAll(async () => {
  await home.bringCradle(UUID);
  await home.bringParent('haru', [UUID]);
});

describe.each(VIEWS)('signing out ($name)', (view) => {
  it('ends the other tab too, and the back button brings nothing back', async () => {
    const context = await desk.visit({ base: home.base, view, expected: [/status of 401/] });
    const session = createClient(home.base);
    await requireOk(session.signIn('haru', PASSWORD));
    await handSession(session, context);
    const [first, second] = [await context.newPage(), await context.newPage()];
    for (const page of [first, second]) {
      await page.goto('/dashboard');
      await untilAlive(page);
    }
    // A phone has room for it on the page of the account only.
    if (view.screen === 'phone') await first.goto('/account');
    await first.getByRole('button', { name: view.text.common.signOut, exact: true }).click();
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

describe.each(VIEWS)('a browser without JavaScript ($name)', (view) => {
  const { locale, text } = view;
  const [username, uuid] = [`plain ${locale}`, `plain-${locale}`];

  it('signs up and in, claims a cradle, and says why a password is refused', async () => {
    await home.bringCradle(uuid);
    // Its scripts count as blocked then.
    const expected = [/\/_next\/static\/chunks\/\S+\.js csp$/];
    const page = await desk.open({ base: home.base, view, javaScriptEnabled: false, expected });
    const submit = async (path: string, fields: Record<string, string>, next: string): Promise<void> => {
      await page.goto(path);
      for (const [selector, value] of Object.entries(fields)) await page.locator(selector).fill(value);
      await page.locator(SUBMIT).click();
      // The dashboard's picture never ends loading.
      await page.waitForURL(next, { waitUntil: 'domcontentloaded' });
    };
    await submit('/register', { '#username': username, '#password': PASSWORD }, '/login');
    await page.getByText(text.login.registered).waitFor();
    await submit('/login', { '#username': username, '#password': 'not this one' }, '/login?error=*');
    await page.getByText(errorText('credentials_wrong', locale)).waitFor();
    await submit('/login', { '#username': username, '#password': PASSWORD }, '/dashboard');
    await submit('/register_cradle', { '#cradle_uuid': 'no-such-cradle' }, '/register_cradle?error=*');
    await page.getByText(text.claim.unknown).waitFor();
    await submit('/register_cradle', { '#cradle_uuid': uuid }, '/dashboard');
    // The emulation keeps them hidden; a browser whose scripts are really off shows what is in noscript.
    const instead = await page.locator('main noscript').innerHTML();
    expect(instead).toContain(text.dashboard.noScript);
    expect(instead).toContain(`src="/stream/${uuid}"`);
  });
});
