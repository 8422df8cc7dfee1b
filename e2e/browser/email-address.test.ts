import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, createCaregiver, requireOk } from '../client/http-client';
import { findPart } from '../client/mime-reader';
import { type AppServer, startAppServer } from '../servers/app-server';
import { type SmtpTestServer, startSmtpServer } from '../servers/smtp-server';
import { handSession } from './home';
import { tabTo } from './keyboard';
import { prepareBrowser } from './open-browser';
import { VIEWS, type View } from './views';

const UUID = 'cradle-unique-id-example';

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

async function open(path: string, view: View) {
  const context = await desk.visit({ base: server.base, view, expected: [/status of 400/] });
  await handSession(parent, context);
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

it.each(VIEWS)(
  'an e-mail address is given, confirmed by its mail, tested and removed ($name)',
  async (view) => {
    const { reach, confirmEmail } = view.text;
    const address = `${view.locale}@home.test`;
    const page = await open('/notifications', view);
    await tabTo(page, '#address');
    await page.keyboard.type('no address');
    await page.keyboard.press('Enter');
    await page.locator('#address-error').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('address');
    await page.locator('#address').fill(address);
    await page.keyboard.press('Enter');
    await page.getByText(reach.email.sent(address)).waitFor();
    await page.getByText(reach.email.unconfirmed(address)).waitFor();
    const { mail } = await smtp.mails.find(({ to }) => to.includes(address));
    const text = findPart(mail, 'text/plain')?.content.toString('utf8') ?? '';
    const link = /\/confirm_email\?token=[\w-]+/.exec(text)?.[0] ?? '';
    const confirmation = await open(link, view);
    await confirmation.getByRole('button', { name: confirmEmail.submit }).click();
    await confirmation.getByRole('link', { name: confirmEmail.toSettings }).click();
    await confirmation.getByText(reach.email.confirmed(address)).waitFor();
    await confirmation.getByRole('button', { name: reach.test.start, exact: true }).click();
    await confirmation.locator('[data-test-state=sent]').getByText(reach.test.states.sent).waitFor();
    await confirmation.getByRole('button', { name: reach.email.remove }).click();
    await confirmation.getByText(reach.email.removed).waitFor();
    expect((await parent.call('/api/email_address')).json()).toMatchObject({ address: null });
  },
);
