import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireOk } from '../client/http-client';
import { type OutboxRow, type PushHome, startPushHome } from '../client/push-home';
import { settle } from '../client/settle';
import { plantAlert } from '../client/stored-notification';
import { CONFIGURATIONS } from '../servers/surroundings';

describe.each(CONFIGURATIONS)('to the %s server, a push service that answers', (configuration) => {
  let home: PushHome;
  const ids: Record<string, number> = {};
  const rows: Record<string, string> = {};
  const rowAt = (device: string) => home.rowOf(rows[device] ?? '');
  const stateOf = (device: string, fits: (row: OutboxRow) => boolean) =>
    settle(() => rowAt(device), fits, 30_000);

  beforeAll(async () => {
    home = await startPushHome(configuration, 'cradle-a');
    // Ten are the most that one caregiver has.
    const names = ['404', '410', '429', '500', '413', 'silent', 'prompt'];
    for (const name of names) ids[name] = await home.subscribe(name);
    const addresses = ['127.0.0.1', '[::1]', 'localhost'];
    for (const host of addresses) {
      const { endpoint, keys } = home.service.subscribe(host, host);
      await requireOk(home.parent.call('/api/push_subscription', { json: { endpoint, keys } }));
      ids[host] = (await home.deviceIds()).at(-1) ?? 0;
    }
    home.service.reply('404', { status: 404 });
    home.service.reply('410', { status: 410 });
    home.service.reply('429', { status: 429, retryAfter: '4' });
    home.service.reply('500', { status: 500 }, { status: 503 });
    home.service.reply('413', { status: 413 });
    home.service.reply('silent', null);
    const order = [...names, ...addresses];
    const alert = await plantAlert(home.server.query, home.cradle);
    const uids = await home.queue(
      alert,
      order.map((name) => ids[name] ?? 0),
    );
    for (const [index, name] of order.entries()) rows[name] = uids[index] ?? '';
  });
  afterAll(() => home?.dispose());

  it.each(['404', '410'])('%s loses its device, which is not told again', async (name) => {
    const row = await stateOf(name, ({ state }) => state === 'failed');
    expect(row).toMatchObject({ attempts: 1, next_try_at: null, reason: expect.stringContaining(name) });
    await settle(home.deviceIds, (left) => !left.includes(ids[name] ?? 0));
    expect(home.attemptsAt(name)).toHaveLength(1);
  });

  it('429 is tried again, not before it says', async () => {
    await stateOf('429', ({ state, attempts }) => state === 'sent' && attempts === 2);
    const [first, second] = home.attemptsAt('429');
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(3_900);
  });

  it('500 is tried again with growing waits, each attempt seen in its row', async () => {
    await stateOf('500', ({ state, attempts }) => state === 'sent' && attempts === 3);
    const [first, second, third] = home.attemptsAt('500').map(({ at }) => at);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThan(1_900);
    expect((third ?? 0) - (second ?? 0)).toBeGreaterThan(4_900);
  });

  it('413 is not tried again, and keeps its device', async () => {
    const row = await stateOf('413', ({ state }) => state === 'failed');
    expect(row).toMatchObject({ attempts: 1, reason: 'the push service answered 413' });
    expect(await home.deviceIds()).toContain(ids['413']);
  });

  it('nothing at all is given up after a while and tried again, and holds nobody up', async () => {
    await stateOf('prompt', ({ state }) => state === 'sent');
    const row = await stateOf('silent', ({ attempts }) => attempts === 2);
    expect(row.state).toBe('sent');
    const [silent] = home.attemptsAt('silent');
    const [prompt] = home.attemptsAt('prompt');
    expect(Math.abs((prompt?.at ?? 0) - (silent?.at ?? 0))).toBeLessThan(5_000);
  });

  it.each(['127.0.0.1', '[::1]', 'localhost'])(
    'at %s is never asked: no user sends the server into its own network',
    async (host) => {
      const row = await stateOf(host, ({ state }) => state === 'failed');
      expect(row.reason).toBe('its address lies within a local network');
      expect(home.attemptsAt(host)).toEqual([]);
    },
  );

  it('is not named in the log, nor what it was sent', () => {
    expect(home.listSecretLines()).toEqual([]);
  });
});
