import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectDevice, type Device } from '../client/device';
import { type Client, createCaregiverOf } from '../client/http-client';
import { settle } from '../client/settle';
import { type AppServer, startAppServer } from '../servers/app-server';

const UUID = 'cradle-a';
const ALERT = '센서 온도가 38.6°C로 높아요.';

let server: AppServer;
let parent: Client;
let device: Device;

beforeAll(async () => {
  server = await startAppServer({ configuration: 'embedded' });
  parent = await createCaregiverOf(server.base, 'parent', UUID);
  device = await connectDevice(server.mqttUrl, UUID);
});
afterAll(async () => {
  await device?.leave();
  await server?.dispose();
});

/** The dashboard as it comes, before any script has run. */
async function readDashboard(cookies = ''): Promise<string> {
  const answer = await parent.call('/dashboard', { headers: { Cookie: `${parent.cookie()}${cookies}` } });
  return answer.text.replaceAll('<!-- -->', '');
}
const stateOf = (html: string, kind: string) =>
  new RegExp(`data-signal="${kind}" data-state="(\\w+)"`).exec(html)?.[1];
const pictureOf = (html: string) => /data-picture-status="(\w+)"/.exec(html)?.[1];

it('says of a cradle that never sent anything that nothing is known', async () => {
  const html = await readDashboard();
  expect(pictureOf(html)).toBe('noSignal');
  for (const kind of ['temperature', 'crying', 'direction']) expect(stateOf(html, kind)).toBe('unknown');
});

it('shows an open alert at once, by the clock of the reader, and no reading whose age nobody watches yet', async () => {
  await device.send('temperature', { temperature: 38.6 });
  const html = await settle(readDashboard, (page) => page.includes(ALERT));
  expect(stateOf(html, 'temperature')).toBe('loading');
  expect(stateOf(html, 'crying')).toBe('unknown');
  const timeOf = (page: string) => /<time[^>]*>([^<]+)<\/time>/.exec(page)?.[1];
  expect(timeOf(html)).toMatch(/^\d\d:\d\d UTC$/);
  expect(timeOf(await readDashboard('; time_zone=Asia/Seoul'))).toMatch(/^\d\d:\d\d$/);
  expect(timeOf(await readDashboard('; time_zone=Nowhere/Never'))).toMatch(/ UTC$/);
});

it('waits with the picture of a cradle that films for whoever watches its age', async () => {
  const answer = await settle(
    async () => {
      await device.send('frame', { frame: PICTURE });
      return readDashboard();
    },
    (html) => pictureOf(html) !== 'noSignal',
  );
  expect(pictureOf(answer)).toBe('connecting');
});

/** The smallest that counts as a JPEG: it begins and ends as one. */
const PICTURE = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex').toString('base64');
