// The service worker: shows what the server pushes when no page is open, and says so when a page does not come. Streams
// and the interface go past it. It knows no words: those come with each message (lib/notify/channels/push-payload.ts)
// and with the page for when there is no connection (lib/http/offline-page.ts).

/** Changes with the page for when there is no connection: each version keeps its own. */
const OFFLINE_STORE = 'smart-cradle-offline-1';
const OFFLINE_PAGES = { ko: '/offline/ko', en: '/offline/en' };
const OFFLINE_FILES = [...Object.values(OFFLINE_PAGES), '/offline.css'];
/** Built files never change under one name. */
const ASSET_STORE = 'smart-cradle-assets';
const ASSET_PATH = '/_next/static/';
/** Some three versions of the app; the oldest go. */
const MOST_ASSETS = 400;
/** A phone on a bad line shows the notification without its picture, in ms. */
const SNAPSHOT_LIMIT_MS = 3_000;
/** Browsers give a push event some 30 s in all. */
const REPORT_LIMIT_MS = 8_000;
/** Before a page opens, in ms: longer than that nobody waits for a tap to do something. */
const LEAD_LIMIT_MS = 2_000;
/** The newest token, and where the server was told last that this browser is reached (components/reach/told-endpoint.ts):
 * kept for the day on which the browser changes its address. */
const STORE = 'smart-cradle-push';
const TOKEN_KEY = '/push-token';
const ENDPOINT_KEY = '/push-endpoint';
/** The language that the reader chose: a worker cannot read cookies everywhere. */
const LOCALE_KEY = '/locale';

self.addEventListener('install', (event) => {
  event.waitUntil(keepOfflineFiles());
  self.skipWaiting();
});
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('message', (event) => {
  if (event.data?.type === 'locale') event.waitUntil(keep(LOCALE_KEY, event.data.locale));
});
self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  if (method !== 'GET') return;
  if (mode === 'navigate') event.respondWith(navigate(event.request));
  else if (isAsset(url)) event.respondWith(takeAsset(event.request));
  else if (isOffline(url)) event.respondWith(takeOffline(event.request));
});
self.addEventListener('push', (event) => event.waitUntil(show(readMessage(event.data))));
self.addEventListener('notificationclick', (event) =>
  event.waitUntil(answer(event.notification, event.action)),
);
self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renew(event)));

/** A browser that gets a push and shows nothing takes the permission away: what cannot be read is shown as it can. */
function readMessage(data) {
  try {
    return data.json();
  } catch {
    return { kind: 'test', title: 'Smart Cradle', body: '', tag: 'unreadable', rings: true, actions: [] };
  }
}

async function show(message) {
  const isAlert = message.kind === 'alert' || message.kind === 'still';
  const image = message.hasSnapshot ? await fetchSnapshot(message.token) : null;
  await self.registration.showNotification(message.title, {
    body: message.body,
    lang: message.lang,
    tag: message.tag,
    timestamp: message.at,
    renotify: message.rings,
    silent: !message.rings,
    requireInteraction: isAlert,
    actions: message.actions,
    icon: '/icons/icon-192.png',
    badge: '/icons/badge-96.png',
    ...(image === null ? {} : { image }),
    data: { token: message.token, isAlert },
  });
  await countOnIcon();
  if (message.token) await Promise.all([report(message.token, 'shown'), keep(TOKEN_KEY, message.token)]);
}

/** As a data URL: the address of the picture holds the token, and ends after a day. */
async function fetchSnapshot(token) {
  try {
    const answer = await fetch(`/api/push_snapshot/${token}`, {
      signal: AbortSignal.timeout(SNAPSHOT_LIMIT_MS),
    });
    if (!answer.ok) return null;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    return `data:image/jpeg;base64,${btoa(text)}`;
  } catch {
    return null;
  }
}

/** What a caregiver chose on a notification; the notification itself means "view". */
async function answer(notification, action) {
  const { token } = notification.data ?? {};
  notification.close();
  await countOnIcon();
  if (action !== 'resolve') return open(token);
  const answered = await post('/api/push_action', { token, action }, REPORT_LIMIT_MS);
  // Too old, or no connection: the page says what is the matter.
  if (answered === null) await open(token);
}

async function open(token) {
  const told = token ? await report(token, 'opened', LEAD_LIMIT_MS) : null;
  const path = told?.alert_id ? `/alerts/${told.alert_id}` : '/dashboard';
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const here = windows.find((client) => new URL(client.url).pathname === path);
  if (here) return here.focus();
  return self.clients.openWindow(path);
}

/**
 * The browser has a new address for us: the server must hear of it, with or without a session. It is told as one that
 * takes the place of another: a device that its caregiver has removed does not come back by itself.
 */
async function renew(event) {
  const subscription = event.newSubscription ?? (await subscribeAnew());
  const { endpoint, keys } = subscription.toJSON();
  const token = await readKept(TOKEN_KEY);
  // Not every browser says which one it was.
  const replaces = (await readKept(ENDPOINT_KEY)) ?? event.oldSubscription?.endpoint;
  const renewed =
    (token && (await post('/api/push_renewal', { token, subscription: { endpoint, keys } }))) ||
    (replaces && (await post('/api/push_subscription', { endpoint, keys, replaces })));
  if (renewed) await keep(ENDPOINT_KEY, endpoint);
}

async function subscribeAnew() {
  const { public_key: applicationServerKey } = await (await fetch('/api/push_key')).json();
  return self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
}

function report(token, event, limitMs = REPORT_LIMIT_MS) {
  return post('/api/push_receipt', { token, event }, limitMs);
}

/** The answer's fields; null when there was none, or a refusal. */
async function post(path, body, limitMs = REPORT_LIMIT_MS) {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(limitMs),
    });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

async function keep(key, text) {
  const store = await caches.open(STORE);
  await store.put(key, new Response(text));
}

async function readKept(key) {
  const kept = await (await caches.open(STORE)).match(key);
  return kept ? kept.text() : null;
}

/** Without them it still shows what is pushed, which matters more. */
async function keepOfflineFiles() {
  try {
    const store = await caches.open(OFFLINE_STORE);
    await store.addAll(OFFLINE_FILES.map((path) => new Request(path, { cache: 'reload' })));
  } catch {
    // The next start of the worker's update tries again.
  }
}

async function activate() {
  const known = new Set([STORE, OFFLINE_STORE, ASSET_STORE]);
  const names = await caches.keys();
  await Promise.all(names.filter((name) => !known.has(name)).map((name) => caches.delete(name)));
  await forgetOldAssets();
  await self.clients.claim();
}

/** The page as the server makes it, or the one that says that it does not come: never one of a while ago. */
async function navigate(request) {
  try {
    return await fetch(request);
  } catch {
    const locale = (await readKept(LOCALE_KEY)) ?? 'ko';
    const path = OFFLINE_PAGES[locale] ?? OFFLINE_PAGES.ko;
    return (await caches.match(path)) ?? Response.error();
  }
}

function isAsset(url) {
  const { origin, pathname } = new URL(url);
  return origin === self.location.origin && pathname.startsWith(ASSET_PATH);
}

function isOffline(url) {
  const { origin, pathname } = new URL(url);
  return origin === self.location.origin && OFFLINE_FILES.includes(pathname);
}

async function takeOffline(request) {
  return (await caches.match(request)) ?? fetch(request);
}

async function takeAsset(request) {
  const store = await caches.open(ASSET_STORE);
  const kept = await store.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) store.put(request, answer.clone()).catch(() => undefined);
  return answer;
}

async function forgetOldAssets() {
  const store = await caches.open(ASSET_STORE);
  const kept = await store.keys();
  await Promise.all(kept.slice(0, -MOST_ASSETS).map((request) => store.delete(request)));
}

/** How many alerts stand on this device; the page of a cradle that is open counts them itself. */
async function countOnIcon() {
  const standing = await self.registration.getNotifications();
  const open = standing.filter(({ data }) => data?.isAlert).length;
  if (open > 0) await navigator.setAppBadge?.(open).catch(() => undefined);
  else await navigator.clearAppBadge?.().catch(() => undefined);
}
