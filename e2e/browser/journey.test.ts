import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MotorAction } from '@/lib/cradle/topics';
import type { SimulatedCradle } from '@/scripts/simulator/simulated-cradle';
import { connectDevice } from '../client/device';
import { PASSWORD } from '../client/http-client';
import { settle } from '../client/settle';
import { picture, readTemperature, signal, untilAlive } from './dashboard';
import { handSession, prepareHome } from './home';
import { tabTo } from './keyboard';
import { countChanges, lookAtPicture } from './movement';
import { prepareBrowser } from './open-browser';
import { startStillCamera } from './still-camera';

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

describe('a parent who comes for the first time', () => {
  it('signs up, claims the cradle, watches it live and rocks it', async () => {
    const page = await desk.open({ base: home.base });
    await page.goto('/');
    await page.getByRole('link', { name: '시작하기' }).click();
    await fillAndSubmit(page, { '#username': 'haru', '#password': PASSWORD }, '/login');
    await page.getByText('가입이 끝났어요').waitFor();
    await fillAndSubmit(page, { '#username': 'haru', '#password': PASSWORD }, '/start');
    await fillAndSubmit(page, { '#cradle_uuid': UUID }, '/start');
    await page.getByText(`등록한 요람: ${UUID}`).waitFor();
    await page.getByRole('link', { name: '나중에 하기' }).click();
    await untilAlive(page);
    expect(Math.max(...(await lookForChanges(page)))).toBeGreaterThan(MOVED_SQUARES);
    await expectReadings(page);
    const click = (button: string) => page.getByRole('button', { name: button, exact: true }).click();
    await expectMotor(page, cradle, 'start', () => click('흔들기'));
    await page.getByText('흔들어 달라고 보냈어요.').waitFor();
    await page.getByText('haru 님이 흔들어 달라고 했어요').waitFor();
    await expectMotor(page, cradle, 'stop', () => click('멈추기'));
    await page.getByText('멈춰 달라고 보냈어요.').waitFor();
  });

  it('needs no more than the Tab and Enter keys for it, and always sees the focus', async () => {
    const other = await home.bringCradle('other-cradle');
    const page = await desk.open({ base: home.base });
    await page.goto('/');
    await enter(page, 'a[href="/register"]', '/register');
    await typeInto(page, { '#username': 'keyboard', '#password': PASSWORD });
    await enter(page, SUBMIT, '/login');
    await typeInto(page, { '#username': 'keyboard', '#password': PASSWORD });
    await enter(page, SUBMIT, '/start');
    await typeInto(page, { '#cradle_uuid': 'other-cradle' });
    await enter(page, SUBMIT, '/start');
    await page.getByText('등록한 요람: other-cradle').waitFor();
    await enter(page, 'main a[href="/dashboard"]', '/dashboard');
    await untilAlive(page);
    await tabTo(page, 'main button', '흔들기');
    await expectMotor(page, other, 'start', () => page.keyboard.press('Enter'));
    await page.getByText('흔들어 달라고 보냈어요.').waitFor();
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

async function expectReadings(page: Page): Promise<void> {
  await signal(page, 'crying').getByText('조용해요').waitFor();
  await signal(page, 'direction').getByText('바로 누워 있어요').waitFor();
  cradle.setScene('fever');
  for (const atLeast of [37.0, 37.3]) {
    await settle(
      () => readTemperature(page),
      (shown) => shown !== null && shown >= atLeast && isLast(shown),
      15_000,
    );
  }
  cradle.setScene('crying');
  await signal(page, 'crying').getByText('울고 있어요').waitFor();
  cradle.setScene('face-down');
  await signal(page, 'direction').getByText('왼쪽으로 돌렸어요').waitFor();
  cradle.setScene('calm');
  await signal(page, 'direction').getByText('바로 누워 있어요').waitFor();
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
