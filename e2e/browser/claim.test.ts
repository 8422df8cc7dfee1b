import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../client/http-client';
import { handSession, prepareHome } from './home';
import { tabTo } from './keyboard';
import { prepareBrowser, type Visit } from './open-browser';
import { drawQrPhoto, filmQrCodes } from './qr-camera';
import { VIEWS } from './views';

const UUID = 'cradle-unique-id-example';
const WIFI = 'WIFI:S:home;T:WPA;P:secret;;';
/** A name of this machine that no browser takes for a secure address. */
const PLAIN_HOST = 'cradle.home';

const home = prepareHome();
const desk = prepareBrowser(async () => [
  ...(await filmQrCodes([
    { text: WIFI, seconds: 5 },
    { text: UUID, seconds: 5 },
  ])),
  `--host-resolver-rules=MAP ${PLAIN_HOST} 127.0.0.1`,
]);
let parent: Client;

beforeAll(async () => {
  for (const uuid of [UUID, 'by-photo', 'by-keyboard']) await home.bringCradle(uuid, { fps: 1 });
});

type Opening = Omit<Visit, 'base'> & { base?: string; prepare?: (page: Page) => Promise<unknown> };

async function open({ base = home.base, prepare, ...options }: Opening): Promise<Page> {
  const context = await desk.visit({ ...options, base });
  await handSession(parent, context, base);
  const page = await context.newPage();
  await prepare?.(page);
  await page.goto('/register_cradle');
  return page;
}

const claimed = async () =>
  (await parent.call('/api/agents')).json<{ uuid: string }[]>().map(({ uuid }) => uuid);
const camera = (page: Page, state: string) => page.locator(`[data-qr-camera=${state}]`);

describe.each(VIEWS)('a QR code ($name)', (view) => {
  const { scan } = view.text;

  beforeAll(async () => {
    await home.server.query('UPDATE agents SET user_id = NULL');
    parent = await home.bringParent(`haru ${view.locale}`);
  });

  it('is found by the camera, with a reader that this server serves; another one is passed over', async () => {
    const page = await open({ view });
    const readers: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('.wasm')) readers.push(new URL(request.url()).origin);
    });
    await page.getByRole('button', { name: scan.open }).click();
    await camera(page, 'looking').getByText(scan.other).waitFor();
    const track = await page.evaluateHandle(
      () =>
        (
          document.querySelector('video') as HTMLVideoElement & { srcObject: MediaStream }
        ).srcObject.getVideoTracks()[0],
    );
    await page.getByRole('button', { name: scan.stop }).click();
    expect(await track.evaluate((each) => each?.readyState)).toBe('ended');
    await camera(page, 'off').waitFor();
    await page.getByRole('button', { name: scan.open }).click();
    await page.waitForURL('/dashboard');
    expect(await claimed()).toEqual([UUID]);
    expect(readers).toEqual([home.base]);
  });

  it('is found in a photo where the address is not a secure one, and the page says why there is no camera', async () => {
    const base = home.base.replace('127.0.0.1', PLAIN_HOST);
    // So a browser says on its console that it passes over a header of ours.
    const page = await open({ base, view, expected: [/Cross-Origin-Opener-Policy/] });
    await camera(page, 'barred').getByText(scan.problems.insecure).waitFor();
    const choose = async (text: string) => {
      const buffer = await drawQrPhoto(text);
      const photo = { name: 'photo.png', mimeType: 'image/png', buffer };
      await page.locator('input[type=file]').setInputFiles(photo);
    };
    await choose(WIFI);
    await page.locator('[data-qr-photo=other]').getByText(scan.other).waitFor();
    const broken = { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('no picture') };
    await page.locator('input[type=file]').setInputFiles(broken);
    await page.locator('[data-qr-photo=unreadable]').waitFor();
    await choose('{"uuid":"by-photo"}');
    await page.waitForURL('/dashboard');
    expect(await claimed()).toContain('by-photo');
  });

  it('needs no camera that is refused: the page says so, and the ID is typed with the keyboard alone', async () => {
    const page = await open({
      view,
      // An unknown uuid is refused, which the browser writes on its console.
      expected: [/status of 404/],
      prepare: (opening) => opening.addInitScript(refuseCamera),
    });
    await tabTo(page, 'main button', scan.open);
    await page.keyboard.press('Enter');
    await camera(page, 'barred').getByText(scan.problems.denied).waitFor();
    await tabTo(page, '#cradle_uuid');
    await page.keyboard.type('never-registered');
    await page.keyboard.press('Enter');
    await page.locator('[aria-live=assertive]:focus').waitFor();
    await tabTo(page, '#cradle_uuid');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('by-keyboard');
    await page.keyboard.press('Enter');
    await page.waitForURL('/dashboard');
    expect(await claimed()).toContain('by-keyboard');
  });
});

/** Runs in the page. */
function refuseCamera(): void {
  const refused = new DOMException('Permission denied', 'NotAllowedError');
  MediaDevices.prototype.getUserMedia = () => Promise.reject(refused);
}
