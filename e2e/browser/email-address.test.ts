import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, createCaregiver, requireOk } from '../client/http-client';
import { findPart } from '../client/mime-reader';
import { type AppServer, startAppServer } from '../servers/app-server';
import { type SmtpTestServer, startSmtpServer } from '../servers/smtp-server';
import { handSession } from './home';
import { tabTo } from './keyboard';
import { prepareBrowser } from './open-browser';

const UUID = 'cradle-unique-id-example';
const ADDRESS = 'haru@home.test';

const desk = prepareBrowser();
let smtp: SmtpTestServer;
let server: AppServer;
let parent: Client;

beforeAll(async () => {
  smtp = await startSmtpServer();
  server = await startAppServer({ configuration: 'embedded', env: smtp.env });
  parent = await createCaregiver(server.base, 'haru');
  await parent.registerAgent(UUID);
  await requireOk(parent.claim(UUID));
});
afterAll(async () => {
  await server?.dispose();
  await smtp?.stop();
});

async function open(path: string) {
  const context = await desk.visit({ base: server.base, expected: [/status of 400/] });
  await handSession(parent, context);
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

it('an e-mail address is given, confirmed by its mail, tested and removed', async () => {
  const page = await open('/notifications');
  await tabTo(page, '#address');
  await page.keyboard.type('no address');
  await page.keyboard.press('Enter');
  await page.locator('#address-error').waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('address');
  await page.locator('#address').fill(ADDRESS);
  await page.keyboard.press('Enter');
  await page.getByText(`${ADDRESS} 주소로 확인 메일을 보냈어요.`).waitFor();
  await page.getByText(`${ADDRESS} 주소를 아직 확인하지 않았어요.`).waitFor();
  const { mail } = await smtp.mails.find(({ to }) => to.includes(ADDRESS));
  const text = findPart(mail, 'text/plain')?.content.toString('utf8') ?? '';
  const link = /\/confirm_email\?token=[\w-]+/.exec(text)?.[0] ?? '';
  const confirmation = await open(link);
  await confirmation.getByRole('button', { name: '이 주소로 알림 받기' }).click();
  await confirmation.getByRole('link', { name: '알림 기준으로' }).click();
  await confirmation.getByText(`${ADDRESS} 주소로 알림을 받을 수 있어요.`).waitFor();
  await confirmation.getByRole('button', { name: '시험 알림 보내기', exact: true }).click();
  await confirmation.locator('[data-test-state=sent]').getByText('보냈어요').waitFor();
  await confirmation.getByRole('button', { name: '주소 지우기' }).click();
  await confirmation.getByText('이메일 주소를 지웠어요.').waitFor();
  expect((await parent.call('/api/email_address')).json()).toMatchObject({ address: null });
});
