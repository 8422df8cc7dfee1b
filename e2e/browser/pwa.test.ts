import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../client/http-client';
import { settle } from '../client/settle';
import { findFreePort } from '../servers/free-port';
import { createTcpGate, type TcpGate } from '../servers/tcp-gate';
import { launchChromium } from './chromium';
import { handSession, prepareHome } from './home';
import { openDevTools, prepareBrowser, type Visit } from './open-browser';
import { chooseLanguage, contextOptionsOf, VIEWS, type View } from './views';

/** What lies behind everything, by day and by night. */
const PAPER = { day: 'rgb(250, 244, 236)', night: 'rgb(18, 11, 8)' } as const;

const home = prepareHome();
const desk = prepareBrowser();
let parent: Client;

/** The way to the server of those who lose it. */
let gate: TcpGate;
let gateBase: string;

beforeAll(async () => {
  parent = await home.bringParent('haru');
  gate = createTcpGate({ port: await findFreePort(), targetPort: Number(new URL(home.base).port) });
  gateBase = `http://127.0.0.1:${gate.port}`;
  await gate.open();
});
afterAll(() => gate?.close());

async function open(view: View, path: string, options: Partial<Visit> = {}): Promise<Page> {
  const { base, ...rest } = { base: home.base, ...options };
  const context = await desk.visit({ base, view, ...rest });
  await handSession(parent, context, base);
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

/** Until the worker answers for this page and holds what it keeps. */
async function untilWorkerKeeps(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    const kept = await caches.match('/locale');
    return kept !== undefined && navigator.serviceWorker.controller?.state === 'activated';
  });
}

describe.each(VIEWS)('the app ($name)', (view) => {
  const { locale, text } = view;

  it('can be installed', async () => {
    const page = await open(view, '/dashboard');
    await untilWorkerKeeps(page);
    const devTools = await openDevTools(page);
    const { errors, data, url } = await devTools.send('Page.getAppManifest');
    expect(url).toBe(`${home.base}/app_manifest/${locale}`);
    expect(errors).toEqual([]);
    const manifest = JSON.parse(data ?? '');
    expect(manifest).toMatchObject({ name: text.product.name, lang: locale, start_url: '/dashboard' });
    for (const { src, sizes, type } of manifest.icons) {
      const icon = await fetch(home.base + src);
      expect(icon.headers.get('content-type')).toBe(type);
      const [width, height] = await readSize(icon);
      expect(`${width}x${height}`).toBe(sizes);
    }
    const { installabilityErrors } = await devTools.send('Page.getInstallabilityErrors');
    // A context of its own counts as a private window, where nothing can be installed.
    expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito']);
  });

  it('says that the server cannot be reached, shows nothing old, and goes on when it is back', async () => {
    const page = await open(view, '/alerts', {
      base: gateBase,
      expected: [/ERR_CONNECTION_/, /fetching the script/],
    });
    await untilWorkerKeeps(page);
    // A second visit, as in any home: a browser is not done with a worker that it got a moment ago.
    await page.goto('/history');
    await untilWorkerKeeps(page);
    await gate.close();
    const look = await openDocument(page);
    await look('window.location.assign("/dashboard")');
    const shown = () => look('document.querySelector("h1")?.innerText');
    await settle(shown, (heading) => heading === text.pwa.offline.title);
    expect(await look('document.querySelector("[role=alert]").innerText')).toBe(text.pwa.offline.warning);
    expect(await look('document.documentElement.lang')).toBe(locale);
    expect(await look('document.querySelectorAll("script").length')).toBe(0);
    expect(await look('getComputedStyle(document.body).color')).toBe('rgb(223, 187, 159)');
    expect(await look('window.location.pathname')).toBe('/dashboard');
    await gate.open();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await settle(shown, (heading) => heading === text.noCradle.title);
  });

  it('names what works at a secure address', async () => {
    const page = await open(view, '/install');
    await page.locator('[data-power=install][data-has=true]').waitFor();
    expect(await page.locator('[data-has=false]').count()).toBe(0);
    expect(await page.getByText(text.pwa.secure.short).count()).toBe(0);
  });
});

describe.each(VIEWS)('an address that is not secure ($name)', (view) => {
  it('says what it takes away and how to mend it', async () => {
    // A name of this machine that is not localhost: that one would count as secure.
    const browser = await launchChromium(['--host-resolver-rules=MAP cradle.home 127.0.0.1']);
    try {
      const base = home.base.replace('127.0.0.1', 'cradle.home');
      const context = await browser.newContext({ baseURL: base, ...contextOptionsOf(view) });
      await chooseLanguage(context, view, base);
      await handSession(parent, context, base);
      const page = await context.newPage();
      await page.goto('/dashboard');
      const { secure } = view.text.pwa;
      await page.getByText(secure.short).waitFor();
      await page.getByRole('link', { name: secure.more }).click();
      await page.waitForURL('**/install');
      await page.locator('[data-power=push][data-has=false]').waitFor();
      expect(await page.locator('[data-has=true]').count()).toBe(0);
      await page.getByText('npm run certificate').waitFor();
    } finally {
      await browser.close();
    }
  });
});

describe.each(VIEWS)('the theme ($name)', (view) => {
  const other = view.theme === 'day' ? 'night' : 'day';

  it('stays as it was chosen, and is there before the page is painted', async () => {
    const page = await open(view, '/dashboard');
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const toggle = () => page.getByRole('button', { name: view.text.theme.toggle }).click();
    expect(await paper()).toBe(PAPER[view.theme]);
    await toggle();
    expect(await paper()).toBe(PAPER[other]);
    const answer = await page.reload();
    expect(await answer?.text()).toMatch(new RegExp(`<html[^>]*data-theme="${other}"`));
    expect(await paper()).toBe(PAPER[other]);
    await toggle();
    expect(await paper()).toBe(PAPER[view.theme]);
  });
});

/**
 * Evaluates in whatever document the page shows: the library itself takes a navigation whose request failed for one
 * that never ends, though the worker answered it.
 */
async function openDocument(page: Page): Promise<(expression: string) => Promise<unknown>> {
  const devTools = await openDevTools(page);
  return async (expression) => (await devTools.send('Runtime.evaluate', { expression })).result.value;
}

/** Width and height of a PNG. */
async function readSize(response: Response): Promise<[number, number]> {
  const bytes = new DataView(await response.arrayBuffer());
  return [bytes.getUint32(16), bytes.getUint32(20)];
}
