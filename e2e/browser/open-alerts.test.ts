import { expect, it } from 'vitest';
import { alertPageSentence } from '@/lib/i18n/alert-page-words';
import { alertKind } from '@/lib/i18n/alert-words';
import { createClient } from '../client/http-client';
import { addAlert, findStoredCradle } from '../client/stored-night';
import { handSession, prepareHome } from './home';
import { prepareBrowser } from './open-browser';
import { VIEWS } from './views';

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
  const shown = await Promise.all(
    VIEWS.map(async (view) => {
      const { locale, text } = view;
      const context = await desk.visit({ base: home.base, view });
      await handSession(parent, context);
      const page = await context.newPage();
      await page.goto('/dashboard');
      const open = page.getByRole('region', { name: text.alerts.openTitle });
      const fever = alertPageSentence('high_temperature', { value: 38.6 }, { locale, goesOn: false });
      const card = open.getByRole('listitem').filter({ hasText: fever });
      await card.waitFor();
      expect(await card.getByRole('link').getAttribute('href')).toBe(`/alerts/${id}`);
      await open.getByText(alertPageSentence('crying', { seconds: 35 }, { locale, goesOn: false })).waitFor();
      const said = `${alertKind('high_temperature', locale)}. ${alertKind('crying', locale)}.`;
      await page.getByText(said, { exact: true }).waitFor({ state: 'attached' });
      return { open, card };
    }),
  );
  await parent.call(`/api/alert_logs/${id}/resolve`, { method: 'POST' });
  for (const { open, card } of shown) {
    await card.waitFor({ state: 'detached' });
    expect(await open.getByRole('listitem').count()).toBe(1);
  }
});
