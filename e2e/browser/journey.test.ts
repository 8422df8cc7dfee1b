import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MotorAction } from '@/lib/cradle/topics';
import type { SimulatedCradle } from '@/scripts/simulator/simulated-cradle';
import { connectDevice } from '../client/device';
import { PASSWORD } from '../client/http-client';
import { settle } from '../client/settle';
import { picture, reading, readTemperature, untilAlive } from './dashboard';
import { handSession, prepareHome } from './home';
import { tabTo } from './keyboard';
import { countChanges, lookAtPicture } from './movement';
import { prepareBrowser } from './open-browser';
import { startStillCamera } from './still-camera';
import { VIEWS, type View, withAnything } from './views';

const UUID = 'cradle-unique-id-example';
/** The clock in the picture alone changes more squares than this. */
const MOVED_SQUARES = 3;
const LOOKS = 10;
/** Longer than the pace of the pictures, in ms. */
const BETWEEN_LOOKS_MS = 150;
const SUBMIT = 'main button[type=submit]';

const home = prepareHome();
const desk = prepareBrowser();
let cradle: SimulatedCradle;

beforeAll(async () => {
  cradle = await home.bringCradle(UUID, { fps: 10 });
});

describe.each(VIEWS)('a parent who comes for the first time ($name)', (view) => {
  const { locale } = view;
  const { motor, start, welcome, login } = view.text;

  it('signs up, claims the cradle, watches it live and rocks it', async () => {
    await home.server.query('UPDATE agents SET user_id = NULL');
    const username = `haru ${locale}`;
    const page = await desk.open({ base: home.base, view });
    await page.goto('/');
    await page.getByRole('link', { name: welcome.signUp }).click();
    await fillAndSubmit(page, { '#username': username, '#password': PASSWORD }, '/login');
    await page.getByText(login.registered).waitFor();
    await fillAndSubmit(page, { '#username': username, '#password': PASSWORD }, '/start');
    await fillAndSubmit(page, { '#cradle_uuid': UUID }, '/start');
    await page.getByText(start.cradle(UUID)).waitFor();
    await page.getByRole('link', { name: start.later }).click();
    await untilAlive(page);
    expect(Math.max(...(await lookForChanges(page)))).toBeGreaterThan(MOVED_SQUARES);
    await expectReadings(page, view);
    const click = (button: string) => page.getByRole('button', { name: button, exact: true }).click();
    await expectMotor(page, cradle, 'start', () => click(motor.buttons.start));
    await page.getByText(motor.sent.start).waitFor();
    await page.getByText(withAnything((age) => motor.lastAsked.start(age, username))).waitFor();
    await expectMotor(page, cradle, 'stop', () => click(motor.buttons.stop));
    await page.getByText(motor.sent.stop).waitFor();
  });

  it('needs no more than the Tab and Enter keys for it, and always sees the focus', async () => {
    const other = await home.bringCradle(`other-${locale}`);
    const page = await desk.open({ base: home.base, view });
    await page.goto('/');
    await enter(page, 'a[href="/register"]', '/register');
    await typeInto(page, { '#username': `keyboard ${locale}`, '#password': PASSWORD });
    await enter(page, SUBMIT, '/login');
    await typeInto(page, { '#username': `keyboard ${locale}`, '#password': PASSWORD });
    await enter(page, SUBMIT, '/start');
    await typeInto(page, { '#cradle_uuid': other.uuid });
    await enter(page, SUBMIT, '/start');
    await page.getByText(start.cradle(other.uuid)).waitFor();
    await enter(page, 'main a[href="/dashboard"]', '/dashboard');
    await untilAlive(page);
    await tabTo(page, 'main button', motor.buttons.start);
    await expectMotor(page, other, 'start', () => page.keyboard.press('Enter'));
    await page.getByText(motor.sent.start).waitFor();
    await other.stop();
  });
});

it('takes a picture with nothing new but its noise for a still one', async () => {
  const parent = await home.bringParent('still');
  await parent.registerAgent('still-cradle');
  await parent.claim('still-cradle');
  const device = await connectDevice(home.server.mqttUrl, 'still-cradle');
  const camera = await startStillCamera(
    device,
    await settle(() => cradle.lastFrame ?? Buffer.alloc(0), isPicture),
  );
  const context = await desk.visit({ base: home.base });
  await handSession(parent, context);
  const page = await context.newPage();
  await page.goto('/dashboard');
  await picture(page, 'live').waitFor();
  expect(Math.max(...(await lookForChanges(page)))).toBe(0);
  expect(await picture(page, 'live').count()).toBe(1);
  await camera.stop();
  await device.leave();
});

function isPicture(jpeg: Buffer): boolean {
  return jpeg.length > 0;
}

/** How many squares differ from the first look, look by look. */
async function lookForChanges(page: Page): Promise<number[]> {
  const first = await lookAtPicture(page);
  expect(first.length).toBeGreaterThan(1_000);
  const changes: number[] = [];
  for (let look = 0; look < LOOKS; look++) {
    await page.waitForTimeout(BETWEEN_LOOKS_MS);
    changes.push(countChanges(first, await lookAtPicture(page)));
  }
  return changes;
}

async function expectReadings(page: Page, { text }: View): Promise<void> {
  await reading(page, 'crying', text.crying['Not Crying'].value).waitFor();
  await reading(page, 'direction', text.direction['정면 유지 중'].value).waitFor();
  cradle.setScene('fever');
  for (const atLeast of [37.0, 37.3]) {
    await settle(
      () => readTemperature(page),
      (shown) => shown !== null && shown >= atLeast && isLast(shown),
      15_000,
    );
  }
  cradle.setScene('crying');
  await reading(page, 'crying', text.crying.Crying.value).waitFor();
  cradle.setScene('face-down');
  await reading(page, 'direction', text.direction['좌측으로 움직임'].value).waitFor();
  cradle.setScene('calm');
  await reading(page, 'direction', text.direction['정면 유지 중'].value).waitFor();
}

function isLast(shown: number): boolean {
  return shown === cradle.temperature;
}

async function expectMotor(
  page: Page,
  { uuid, nextCommand }: SimulatedCradle,
  action: MotorAction,
  press: () => Promise<void>,
): Promise<void> {
  const listener = await connectDevice(home.server.mqttUrl, uuid);
  const [heard] = await Promise.all([nextCommand(), press()]);
  expect(heard).toMatchObject({ action });
  expect(await listener.commands.find(() => true)).toBe(JSON.stringify({ action }));
  await listener.leave();
  expect(new URL(page.url()).pathname).toBe('/dashboard');
}

async function fillAndSubmit(page: Page, fields: Record<string, string>, next: string): Promise<void> {
  for (const [selector, value] of Object.entries(fields)) await page.locator(selector).fill(value);
  await page.locator(SUBMIT).click();
  await page.waitForURL(next);
}

async function typeInto(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [selector, value] of Object.entries(fields)) {
    await tabTo(page, selector);
    await page.keyboard.type(value);
  }
}

async function enter(page: Page, selector: string, next: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.press('Enter');
  await page.waitForURL(next);
}
