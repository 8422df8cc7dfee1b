import type { BrowserContext, Page, Worker } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDevice, type Device } from '../client/device';
import { type Client, createCaregiverOf, requireOk } from '../client/http-client';
import { drawPicture, frameMessage } from '../client/pictures';
import { settle } from '../client/settle';
import { type AppServer, startAppServer } from '../servers/app-server';
import { type PushedMessage, type PushService, startPushService } from '../servers/push-service';
import { handSession } from './home';
import { openDevTools, prepareBrowser } from './open-browser';
import { registrationOf } from './service-worker';

const UUID = 'cradle-a';

const desk = prepareBrowser();
let service: PushService;
let server: AppServer;
let parent: Client;
let device: Device;

beforeAll(async () => {
  service = await startPushService();
  server = await startAppServer({ configuration: 'embedded', env: service.env });
  parent = await createCaregiverOf(server.base, 'parent', UUID);
  device = await connectDevice(server.mqttUrl, UUID);
});
afterAll(async () => {
  await device?.leave();
  await server?.dispose();
  await service?.stop();
});

/** A phone whose browser has the service worker, and nobody signed in. */
interface Phone {
  context: BrowserContext;
  page: Page;
  worker: Worker;
  /** Hands it a message as its push service would. */
  deliver(payload: unknown): Promise<void>;
  shown(): Promise<ShownNotification[]>;
  /** A tap on a notification, or on one of its buttons. */
  tap(tag: string, action: string): Promise<void>;
}

interface ShownNotification {
  title: string;
  body: string;
  tag: string;
  lang: string;
  silent: boolean | null;
  requireInteraction: boolean;
  image: string;
  actions: string[];
}

async function openPhone(): Promise<Phone> {
  // What was taken away is refused, which the browser writes on its console.
  const context = await desk.visit({ base: server.base, expected: [/status of 404/] });
  await context.grantPermissions(['notifications'], { origin: server.base });
  const page = await context.newPage();
  await page.goto('/login');
  const devTools = await openDevTools(page);
  const registered = registrationOf(devTools);
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/sw.js');
    await navigator.serviceWorker.ready;
  });
  const registrationId = await registered;
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  await context.clearCookies();
  return {
    context,
    page,
    worker,
    deliver: async (payload) => {
      const data = typeof payload === 'string' ? payload : JSON.stringify(payload);
      await devTools.send('ServiceWorker.deliverPushMessage', { origin: server.base, registrationId, data });
    },
    shown: () => page.evaluate(listShown),
    tap: (tag, action) => worker.evaluate(tapOn, { tag, action }),
  };
}

async function listShown(): Promise<ShownNotification[]> {
  const registration = await navigator.serviceWorker.ready;
  // The types of the DOM lack what only notifications of service workers have.
  const shown = (await registration.getNotifications()) as unknown as (Notification & {
    image?: string;
    actions: { title: string }[];
  })[];
  return shown.map(({ title, body, tag, lang, silent, requireInteraction, image, actions }) => ({
    ...{ title, body, tag, lang, silent, requireInteraction },
    image: image ?? '',
    actions: actions.map((action) => action.title),
  }));
}

/** Within the worker: no tool taps on a notification. What keeps the worker alive works only for true events. */
async function tapOn({ tag, action }: { tag: string; action: string }): Promise<void> {
  // The types of a page, which know no worker.
  const scope = globalThis as unknown as {
    registration: ServiceWorkerRegistration;
    NotificationEvent: new (type: string, init: object) => Event;
    dispatchEvent(event: Event): boolean;
  };
  const [notification] = await scope.registration.getNotifications({ tag });
  const event = new scope.NotificationEvent('notificationclick', { notification, action });
  const works: Promise<unknown>[] = [];
  Object.defineProperty(event, 'waitUntil', { value: (work: Promise<unknown>) => works.push(work) });
  scope.dispatchEvent(event);
  // Opening a window needs the tap of a person.
  await Promise.allSettled(works);
}

/** Within the worker: what the browser says when it has a new address for it. */
async function changeSubscription(subscription: object): Promise<void> {
  const event = new Event('pushsubscriptionchange');
  const works: Promise<unknown>[] = [];
  Object.defineProperty(event, 'newSubscription', { value: { toJSON: () => subscription } });
  Object.defineProperty(event, 'waitUntil', { value: (work: Promise<unknown>) => works.push(work) });
  dispatchEvent(event);
  await Promise.all(works);
}

async function raise(name: string, temperature: number, language = 'ko'): Promise<PushedMessage> {
  const headers = { 'Accept-Language': language };
  await requireOk(parent.call('/api/push_subscription', { json: service.subscribe(name), headers }));
  await device.send('temperature', { temperature });
  return service.attempts.find((message) => message.device === name);
}

const alerts = async () => (await parent.call('/api/alert_logs')).json<Record<string, unknown>[]>();
const outbox = (alertUid: unknown) =>
  server.query('SELECT state, shown_at, opened_at FROM notifications WHERE alert_uid = ?', [alertUid]);

describe('the service worker', () => {
  it('is plain JavaScript that no browser keeps over an update, under the policy of pages', async () => {
    const answer = await fetch(`${server.base}/sw.js`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^(application|text)\/javascript/);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  });

  it('shows an alert with the picture of the moment, without a cookie, and says so; resolves it by a tap', async () => {
    const phone = await openPhone();
    await device.send('frame', frameMessage(await drawPicture()));
    const message = await raise('phone', 38.6);
    await phone.deliver(message.payload);
    const [shown] = await settle(phone.shown, (list) => list.length === 1);
    expect(shown).toMatchObject({
      title: '높은 온도',
      body: `⚠️ 아기의 체온이 38.6°C로 높습니다!\n요람 ${UUID}`,
      tag: message.payload.tag,
      lang: 'ko',
      silent: false,
      requireInteraction: true,
      image: expect.stringMatching(/^data:image\/jpeg;base64,\/9j\//),
      actions: ['보기', '해결'],
    });
    const { alertUid } = message.payload;
    await settle(
      () => outbox(alertUid),
      ([row]) => row?.state === 'shown',
    );
    expect(await phone.context.cookies()).toEqual([]);
    await phone.tap(String(message.payload.tag), 'resolve');
    await settle(alerts, ([alert]) => alert?.resolved === true);
    await settle(
      () => outbox(alertUid),
      ([row]) => row?.state === 'opened',
    );
    expect(await phone.shown()).toEqual([]);
  });

  it('says that it was opened, in English, and replaces what is over without a sound', async () => {
    const phone = await openPhone();
    await device.send('temperature', { temperature: 36.6 });
    const message = await raise('tablet', 39.2, 'en');
    await phone.deliver(message.payload);
    await settle(phone.shown, (list) => list[0]?.actions.join() === 'View,Resolve');
    const over = { ...message.payload, kind: 'cleared', title: 'Over', rings: false, actions: [] };
    await phone.deliver(over);
    const [left, ...more] = await settle(phone.shown, (list) => list[0]?.title === 'Over');
    expect([left?.silent, left?.requireInteraction, more]).toEqual([true, false, []]);
    await phone.tap(String(message.payload.tag), '');
    await settle(
      () => outbox(message.payload.alertUid),
      (rows) => rows.some(({ state }) => state === 'opened'),
    );
  });

  it('tells the server its new address when the browser changes that, without a cookie', async () => {
    const phone = await openPhone();
    await device.send('temperature', { temperature: 36.6 });
    await parent.call(`/api/alert_logs/${(await alerts())[0]?.id}/resolve`, { method: 'POST' });
    const message = await raise('before', 39.4);
    await phone.deliver(message.payload);
    await settle(phone.shown, (list) => list.length === 1);
    const subscription = service.subscribe('afterwards');
    await phone.worker.evaluate(changeSubscription, subscription);
    const stored = await server.query('SELECT endpoint FROM push_subscriptions');
    const names = stored.map(({ endpoint }) => endpoint.split('/').at(-1));
    expect(names).toContain('afterwards');
    expect(names).not.toContain('before');
  });

  it('tells its new address to whoever is signed in, and does not come back where it was removed', async () => {
    const phone = await openPhone();
    await handSession(parent, phone.context);
    const names = async () =>
      (await server.query('SELECT endpoint FROM push_subscriptions')).map(({ endpoint }) =>
        endpoint.split('/').at(-1),
      );
    const before = service.subscribe('known');
    await requireOk(parent.call('/api/push_subscription', { json: before }));
    // As the page keeps it that has switched push on.
    await phone.page.evaluate(async (endpoint) => {
      const store = await caches.open('smart-cradle-push');
      await store.put('/push-endpoint', new Response(endpoint));
    }, before.endpoint);
    const moved = service.subscribe('known-anew');
    for (let again = 0; again < 2; again += 1) await phone.worker.evaluate(changeSubscription, moved);
    expect(await names()).toContain('known-anew');
    expect(await names()).not.toContain('known');
    const { endpoint } = moved;
    await requireOk(parent.call('/api/push_subscription', { method: 'DELETE', json: { endpoint } }));
    await phone.worker.evaluate(changeSubscription, service.subscribe('known-once-more'));
    expect((await names()).filter((name) => name?.startsWith('known'))).toEqual([]);
  });

  it('shows something also for a message that it cannot read', async () => {
    const phone = await openPhone();
    await phone.deliver('not JSON');
    await settle(phone.shown, (list) => list[0]?.title === 'Smart Cradle');
  });
});
