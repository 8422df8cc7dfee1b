import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createClient, PASSWORD, requireOk } from '../client/http-client';
import { type AppServer, startAppServer } from '../servers/app-server';
import { type PushService, startPushService } from '../servers/push-service';
import { answerPush } from './answered-push';
import { openDevTools, prepareBrowser } from './open-browser';
import { registrationOf } from './service-worker';
import { VIEWS } from './views';

const SUBMIT = 'main button[type=submit]';

const desk = prepareBrowser();
let service: PushService;
let server: AppServer;

beforeAll(async () => {
  service = await startPushService();
  server = await startAppServer({ configuration: 'embedded', env: service.env });
});
afterAll(async () => {
  await server?.dispose();
  await service?.stop();
});

const step = (page: Page, name: string, state: string) =>
  page.locator(`[data-step=${name}][data-step-state=${state}]`);

async function signUpAndIn(page: Page, username: string): Promise<void> {
  await page.goto('/register');
  for (const next of ['/login', '/start']) {
    await page.locator('#username').fill(username);
    await page.locator('#password').fill(PASSWORD);
    await page.locator(SUBMIT).click();
    await page.waitForURL(next);
  }
}

it.each(VIEWS)('leads from sign-up to an alarm, and goes on where it was left ($name)', async (view) => {
  const { start, reach } = view.text;
  const { push, test } = start.steps;
  const [uuid, name] = [`cradle-${view.locale}`, `device-${view.locale}`];
  await requireOk(createClient(server.base).registerAgent(uuid));
  const context = await desk.visit({ base: server.base, view, permissions: ['notifications'] });
  const page = await context.newPage();
  await answerPush(page, service.subscribe(name));
  await signUpAndIn(page, `haru-${view.locale}`);
  await step(page, 'account', 'done').waitFor();
  await page.getByText(start.progress(1, 4)).waitFor();
  await page.locator('#cradle_uuid').fill(uuid);
  await page.locator(SUBMIT).click();
  await step(page, 'cradle', 'done').getByText(start.cradle(uuid)).waitFor();

  await page.getByRole('link', { name: start.later }).click();
  await page.waitForURL('/dashboard');
  await page.getByText(start.card.body(`${push.title} · ${test.title}`)).waitFor();
  await page.getByRole('link', { name: start.card.go }).click();
  await page.waitForURL('/start');

  const devTools = await openDevTools(page);
  const registered = registrationOf(devTools);
  await page.getByRole('button', { name: reach.push.turnOn }).click();
  await step(page, 'push', 'done').waitFor();
  await page.getByRole('button', { name: start.test.send, exact: true }).click();
  const { payload } = await service.attempts.find(({ device }) => device === name);
  const data = JSON.stringify(payload);
  const registrationId = await registered;
  await devTools.send('ServiceWorker.deliverPushMessage', { origin: server.base, registrationId, data });
  await step(page, 'test', 'done').getByText(start.test.shown).waitFor();
  await page.getByText(start.ready).waitFor();

  await page.reload();
  await step(page, 'test', 'done').waitFor();
  await page.getByRole('link', { name: start.toDashboard }).click();
  await page.waitForURL('/dashboard');
  await page.locator('[data-signal=temperature]').waitFor();
  expect(await page.locator('[data-start-card]').count()).toBe(0);
});
