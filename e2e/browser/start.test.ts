import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createClient, PASSWORD, requireOk } from '../client/http-client';
import { type AppServer, startAppServer } from '../servers/app-server';
import { type PushService, startPushService } from '../servers/push-service';
import { answerPush } from './answered-push';
import { SCREENS } from './chromium';
import { openDevTools, prepareBrowser } from './open-browser';
import { registrationOf } from './service-worker';

const UUID = 'cradle-a';
const SUBMIT = 'main button[type=submit]';

const desk = prepareBrowser();
let service: PushService;
let server: AppServer;

beforeAll(async () => {
  service = await startPushService();
  server = await startAppServer({ configuration: 'embedded', env: service.env });
  await requireOk(createClient(server.base).registerAgent(UUID));
});
afterAll(async () => {
  await server?.dispose();
  await service?.stop();
});

const step = (page: Page, name: string, state: string) =>
  page.locator(`[data-step=${name}][data-step-state=${state}]`);

async function signUpAndIn(page: Page): Promise<void> {
  await page.goto('/register');
  for (const next of ['/login', '/start']) {
    await page.locator('#username').fill('haru');
    await page.locator('#password').fill(PASSWORD);
    await page.locator(SUBMIT).click();
    await page.waitForURL(next);
  }
}

it('leads from sign-up to an alarm that was shown, and goes on where it was left', async () => {
  const context = await desk.visit({ ...SCREENS.phone, base: server.base, permissions: ['notifications'] });
  const page = await context.newPage();
  await answerPush(page, service.subscribe('phone'));
  await signUpAndIn(page);
  await step(page, 'account', 'done').waitFor();
  await page.getByText('4단계 중 1단계를 마쳤어요').waitFor();
  await page.locator('#cradle_uuid').fill(UUID);
  await page.locator(SUBMIT).click();
  await step(page, 'cradle', 'done').getByText(`등록한 요람: ${UUID}`).waitFor();

  await page.getByRole('link', { name: '나중에 하기' }).click();
  await page.waitForURL('/dashboard');
  await page.getByText('남은 것: 이 기기의 알림 · 시험 알림.').waitFor();
  await page.getByRole('link', { name: '이어서 하기' }).click();
  await page.waitForURL('/start');

  const devTools = await openDevTools(page);
  const registered = registrationOf(devTools);
  await page.getByRole('button', { name: '이 기기에서 받기' }).click();
  await step(page, 'push', 'done').waitFor();
  await page.getByRole('button', { name: '시험 알림 보내기', exact: true }).click();
  const { payload } = await service.attempts.find(({ device }) => device === 'phone');
  const data = JSON.stringify(payload);
  const registrationId = await registered;
  await devTools.send('ServiceWorker.deliverPushMessage', { origin: server.base, registrationId, data });
  await step(page, 'test', 'done').getByText('기기에 떴어요').waitFor();
  await page.getByText('준비가 끝났어요').waitFor();

  await page.reload();
  await step(page, 'test', 'done').waitFor();
  await page.getByRole('link', { name: '요람 보러 가기' }).click();
  await page.waitForURL('/dashboard');
  await page.locator('[data-signal=temperature]').waitFor();
  expect(await page.locator('[data-start-card]').count()).toBe(0);
});
