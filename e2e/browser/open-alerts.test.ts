import { expect, it } from 'vitest';
import { createClient } from '../client/http-client';
import { addAlert, findStoredCradle } from '../client/stored-night';
import { handSession, prepareHome } from './home';
import { prepareBrowser } from './open-browser';

const UUID = 'cradle-unique-id-example';
const home = prepareHome();
const desk = prepareBrowser();

it('an alert that is open stands above the picture until somebody resolves it', async () => {
  await createClient(home.base).registerAgent(UUID);
  const parent = await home.bringParent('haru', [UUID]);
  const cradle = await findStoredCradle(home.server.query, UUID);
  const minute = 60_000;
  const crying = { type: 'crying', message: '😢 아기가 35초 동안 울고 있습니다!' };
  await addAlert(home.server.query, cradle, { at: new Date(Date.now() - 20 * minute), ...crying });
  const id = await addAlert(home.server.query, cradle, { at: new Date(Date.now() - 10 * minute) });
  // Open alerts are read at the start: the rows were written past the server.
  await home.server.stop();
  await home.server.start();
  const context = await desk.visit({ base: home.base });
  await handSession(parent, context);
  const page = await context.newPage();
  await page.goto('/dashboard');
  const open = page.getByRole('region', { name: '해결하지 않은 알림' });
  const card = open.getByRole('listitem').filter({ hasText: '센서 온도가 38.6°C로 높았어요' });
  await card.waitFor();
  expect(await card.getByRole('link').getAttribute('href')).toBe(`/alerts/${id}`);
  await open.getByText('아기가 35초 동안 울었어요').waitFor();
  await page.getByText('높은 온도. 울음.', { exact: true }).waitFor({ state: 'attached' });
  await parent.call(`/api/alert_logs/${id}/resolve`, { method: 'POST' });
  await card.waitFor({ state: 'detached' });
  expect(await open.getByRole('listitem').count()).toBe(1);
});
