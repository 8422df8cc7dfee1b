// The service worker: shows what the server pushes, when no page is open. It answers no requests of pages, so streams
// and the interface go past it. It knows no words: those come with each message (lib/notify/channels/push-payload.ts).

/** A phone on a bad line shows the notification without its picture, in ms. */
const SNAPSHOT_LIMIT_MS = 3_000;
/** Browsers give a push event some 30 s in all. */
const REPORT_LIMIT_MS = 8_000;
/** Before a page opens, in ms: longer than that nobody waits for a tap to do something. */
const LEAD_LIMIT_MS = 2_000;
/** The newest token, kept for the day on which the browser changes its address. */
const STORE = 'smart-cradle-push';
const TOKEN_KEY = '/push-token';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
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
    icon: '/icon.svg',
    ...(image === null ? {} : { image }),
    data: { token: message.token },
  });
  if (message.token) await Promise.all([report(message.token, 'shown'), keepToken(message.token)]);
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

/** The browser has a new address for us: the server must hear of it, with or without a session. */
async function renew(event) {
  const subscription = event.newSubscription ?? (await subscribeAnew());
  const { endpoint, keys } = subscription.toJSON();
  const token = await readToken();
  const renewed = token && (await post('/api/push_renewal', { token, subscription: { endpoint, keys } }));
  if (!renewed) await post('/api/push_subscription', { endpoint, keys });
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

async function keepToken(token) {
  const store = await caches.open(STORE);
  await store.put(TOKEN_KEY, new Response(token));
}

async function readToken() {
  const kept = await (await caches.open(STORE)).match(TOKEN_KEY);
  return kept ? kept.text() : null;
}
