import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, requireOk } from '../client/http-client';
import { settle } from '../client/settle';
import { handSession, prepareHome } from './home';
import { tabTo } from './keyboard';
import { prepareBrowser } from './open-browser';
import { VIEWS, type View } from './views';

const home = prepareHome();
const desk = prepareBrowser();
let parent: Client;

beforeAll(() => home.bringCradle('living', { fps: 2 }));

async function open(view: View): Promise<Page> {
  const context = await desk.visit({ base: home.base, view });
  await handSession(parent, context);
  const page = await context.newPage();
  await page.goto('/cradles');
  return page;
}

interface Agent {
  uuid: string;
  name: string | null;
}
const agents = async () => (await parent.call('/api/agents')).json<Agent[]>();
const isInUse = async (uuid: string) => (await parent.call(`/api/watch_settings/${uuid}`)).json().in_use;

describe.each(VIEWS)('cradles ($name)', (view) => {
  const { cradles: text, deletion } = view.text;

  beforeAll(async () => {
    await home.server.query('UPDATE agents SET user_id = NULL, name = NULL');
    parent = await home.bringParent(`haru ${view.locale}`, ['living']);
    await requireOk(parent.registerAgent('unheard'));
    await requireOk(parent.claim('unheard'));
  });

  it('show a picture with its time, and say so where there never was one', async () => {
    const page = await open(view);
    await page.locator('[data-cradle=living] [data-single-picture=shown] time').waitFor();
    const unheard = page.locator('[data-cradle=unheard]');
    await unheard.locator('[data-single-picture=none]').getByText(text.picture.none).waitFor();
    await unheard.getByText(text.facts.never).waitFor();
  });

  it('are named with the keyboard alone, and called so elsewhere', async () => {
    const page = await open(view);
    const rename = (name: string) => `button[aria-label="${text.name.editThis(name)}"]`;
    await tabTo(page, `[data-cradle=living] ${rename('living')}`);
    await page.keyboard.press('Enter');
    await page.keyboard.type('Mina');
    await page.keyboard.press('Escape');
    await page.locator(`${rename('living')}:focus`).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Mina’s cradle');
    await page.keyboard.press('Enter');
    await page.getByText(text.name.saved('Mina’s cradle')).waitFor();
    await page.locator(`${rename('Mina’s cradle')}:focus`).waitFor();
    expect((await agents()).map(({ name }) => name)).toEqual(['Mina’s cradle', null]);
    await page.goto('/dashboard');
    await page.getByRole('navigation').getByRole('button', { name: 'Mina’s cradle' }).waitFor();
  });

  it('are taken out of use and put back', async () => {
    const page = await open(view);
    const living = page.locator('[data-cradle=living]');
    for (const inUse of [false, true]) {
      await living.getByRole('switch').click();
      await living.locator(`[data-in-use=${inUse}]`).waitFor();
      expect(await isInUse('living')).toBe(inUse);
    }
  });

  it('are deleted only when their uuid was typed, and the way there can be left', async () => {
    const page = await open(view);
    const dialog = page.getByRole('dialog');
    const button = page
      .locator('[data-cradle=unheard]')
      .getByRole('button', { name: text.remove.openThis('unheard') });
    await button.click();
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await settle(
      () => button.evaluate((opener) => opener === document.activeElement),
      (focused) => focused,
    );
    await button.press('Enter');
    const field = dialog.getByLabel(deletion.label);
    await field.fill('another');
    await dialog.getByRole('button', { name: deletion.submit }).click();
    await dialog.getByText(deletion.mismatch).waitFor();
    expect(await agents()).toHaveLength(2);
    await field.fill(' unheard ');
    await page.keyboard.press('Enter');
    await settle(agents, (left) => left.length === 1);
    await page.locator('[data-cradle=unheard]').waitFor({ state: 'detached' });
  });
});
