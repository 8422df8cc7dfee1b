// Takes the pictures of docs/screenshots, of the built server with a simulated cradle:
//   npm run build && node --import tsx scripts/take-screenshots.ts [page ...]
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { launchChromium, SCREENS, type Screen } from '../e2e/browser/chromium';
import { type Client, createClient, PASSWORD, requireOk } from '../e2e/client/http-client';
import { addLivedNight } from '../e2e/client/lived-night';
import { findStoredCradle } from '../e2e/client/stored-night';
import { addExampleNight } from '../e2e/client/whole-night';
import { type AppServer, startAppServer } from '../e2e/servers/app-server';
import { TIME_ZONE_COOKIE } from '../lib/contracts/night-page';
import { LOCALE_COOKIE, LOCALES, type Locale } from '../lib/i18n/locales';
import { createPicture } from './simulator/picture';
import { createSimulatedCradle } from './simulator/simulated-cradle';

const FOLDER = fileURLToPath(new URL('../docs/screenshots/', import.meta.url));
const UUID = 'cradle-unique-id-example';
const USERNAME = 'haru';
const TIME_ZONE = 'Asia/Seoul';
/** What the account page calls this device. */
const USER_AGENT =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36';
const HOUR_MS = 3_600_000;
/** The baby cries for 30 s before an alert is raised. */
const ALERT_LIMIT_MS = 90_000;
/** The slowest signal to go stale, the temperature, does so after 60 s. */
const STALE_LIMIT_MS = 90_000;

const PAGES = {
  welcome: '/',
  login: '/login',
  register: '/register',
  'register-cradle': '/register_cradle',
  dashboard: '/dashboard',
  tonight: '/tonight',
  bedside: '/bedside',
  history: '/history',
  night: '/night?date=2025-10-03',
  alerts: '/alerts',
  // The first alert of an empty database.
  alert: '/alerts/1',
  'alert-settings': '/alert_settings',
  notifications: '/notifications',
  account: '/account',
  cradles: '/cradles',
  start: '/start',
  install: '/install',
} as const;
type PageName = keyof typeof PAGES;
const NAMES = Object.keys(PAGES) as PageName[];
/** Those that were asked for; all when none was. */
const WANTED = NAMES.filter((name) => process.argv.length < 3 || process.argv.includes(name));
const SIGNED_OUT: readonly PageName[] = ['welcome', 'login', 'register'];

interface Studio {
  browser: Browser;
  base: string;
  /** `name=value` of a signed-in parent's cookie. */
  cookie: string;
}

interface View {
  screen: Screen;
  locale: Locale;
  scheme: 'light' | 'dark';
}

async function main(): Promise<void> {
  // The simulated cradle burns its own clock into its pictures: that of the pages around them.
  process.env.TZ = TIME_ZONE;
  const server = await startAppServer({ configuration: 'embedded' });
  const browser = await launchChromium();
  const cradle = createSimulatedCradle({
    uuid: UUID,
    scene: 'crying',
    fps: 10,
    mqttUrl: server.mqttUrl,
    baseUrl: server.base,
  });
  try {
    await mkdir(FOLDER, { recursive: true });
    const parent = await moveIn(server);
    await cradle.start();
    await requireOk(parent.call(`/control_motor/${UUID}`, { json: { action: 'start' } }));
    const studio = { browser, base: server.base, cookie: parent.cookie() };
    await untilAlert(studio);
    await takeEveryPage(studio);
    await takeNight(studio);
    if (!WANTED.includes('dashboard')) return;
    await takeSilence(studio, () => cradle.stop());
  } finally {
    await cradle.stop();
    await browser.close();
    await server.dispose();
  }
}

/** A parent with a cradle that has stood there for days: all that happened was seen to. */
async function moveIn({ base, query }: AppServer): Promise<Client> {
  const parent = createClient(base, { 'user-agent': USER_AGENT });
  await requireOk(parent.signUp(USERNAME, PASSWORD));
  await requireOk(parent.signIn(USERNAME, PASSWORD));
  await requireOk(parent.registerAgent(UUID));
  await requireOk(parent.claim(UUID));
  const stored = await findStoredCradle(query, UUID);
  const now = Date.now();
  // Its alert was an hour ago, and so say the digits in its picture.
  await addLivedNight(query, stored, { jpeg: await drawFever(new Date(now - HOUR_MS)), now });
  await addExampleNight(query, stored);
  await query('UPDATE alert_logs SET resolved = 1');
  return parent;
}

async function drawFever(wallClock: Date): Promise<Buffer> {
  const picture = createPicture();
  await picture.start();
  const jpeg = await picture.frame({ scene: 'fever', elapsedMs: 60_000, sway: 0, wallClock });
  if (jpeg === null) throw new Error('The drawn picture shows nothing.');
  return jpeg;
}

async function untilAlert(studio: Studio): Promise<void> {
  const context = await openView(studio, { screen: 'desktop', locale: 'ko', scheme: 'light' }, true);
  const page = await context.newPage();
  await page.goto(studio.base + PAGES.dashboard);
  await page.waitForSelector('[data-open-alert]', { timeout: ALERT_LIMIT_MS });
  await context.close();
}

async function takeEveryPage(studio: Studio): Promise<void> {
  for (const screen of ['phone', 'desktop'] as const) {
    for (const locale of LOCALES) {
      for (const name of WANTED) {
        const context = await openView(
          studio,
          { screen, locale, scheme: 'light' },
          !SIGNED_OUT.includes(name),
        );
        const page = await show(context, studio.base, name);
        await save(page, `${name}-${screen}-${locale}`);
        await context.close();
      }
    }
  }
}

/** As a phone in a dark room shows them. */
async function takeNight(studio: Studio): Promise<void> {
  for (const name of WANTED) {
    const view = { screen: 'phone', locale: 'ko', scheme: 'dark' } as const;
    const context = await openView(studio, view, !SIGNED_OUT.includes(name));
    await save(await show(context, studio.base, name), `${name}-phone-ko-dark`);
    await context.close();
  }
}

async function takeSilence(studio: Studio, silence: () => Promise<void>): Promise<void> {
  const context = await openView(studio, { screen: 'phone', locale: 'ko', scheme: 'light' }, true);
  const page = await show(context, studio.base, 'dashboard');
  await silence();
  await page.waitForSelector('[data-picture-status=noSignal]');
  await page.waitForSelector('[data-signal=temperature][data-state=stale]', { timeout: STALE_LIMIT_MS });
  await save(page, 'dashboard-phone-ko-no-signal');
  await context.close();
}

async function openView(
  { browser, base, cookie }: Studio,
  { screen, locale, scheme }: View,
  signedIn: boolean,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    ...SCREENS[screen],
    colorScheme: scheme,
    timezoneId: TIME_ZONE,
  });
  const [name = '', value = ''] = cookie.split('=');
  const cookies = [
    { name: LOCALE_COOKIE, value: locale, url: base },
    { name: TIME_ZONE_COOKIE, value: TIME_ZONE, url: base },
  ];
  await context.addCookies(signedIn ? [...cookies, { name, value, url: base }] : cookies);
  return context;
}

async function show(context: BrowserContext, base: string, name: PageName): Promise<Page> {
  const page = await context.newPage();
  await page.goto(base + PAGES[name]);
  if (name === 'dashboard') {
    await page.waitForSelector('[data-picture-status=live]');
    for (const kind of ['temperature', 'crying', 'direction']) {
      await page.waitForSelector(`[data-signal=${kind}][data-state=fresh]`);
    }
    await page.waitForSelector('[data-open-alert]');
  }
  if (name === 'cradles') await page.waitForSelector('[data-single-picture=shown]');
  if (name === 'notifications')
    await page
      .getByText(/불러오는 중|Loading|확인하고 있어요|Checking/)
      .first()
      .waitFor({ state: 'hidden' });
  if (name === 'alert') await page.waitForSelector('[data-frame-state=shown]');
  if (name === 'history') await page.waitForSelector('[data-drawing=alerts] [role=slider]');
  // Until this browser was asked too.
  if (name === 'tonight') await page.waitForSelector('[data-check=push][data-check-state=problem]');
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return page;
}

/** 256 colours: a README is opened over slow links too. */
async function save(page: Page, name: string): Promise<void> {
  // All of it at once: what sticks to the end of the screen belongs to the end of the picture.
  const { width } = page.viewportSize() ?? SCREENS.desktop.viewport;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height });
  const whole = await page.screenshot();
  const small = await sharp(whole).png({ palette: true, quality: 90, effort: 10 }).toBuffer();
  await writeFile(path.join(FOLDER, `${name}.png`), small);
  console.log(`${name}.png ${Math.round(small.length / 1024)} KB`);
}

await main();
