import type { Locale } from '@/lib/i18n/locales';
import { callJson } from '../form/call-json';
import { decodePushKey, isSameKey } from './push-key';
import { type BrowserFacts, isAppleTouch } from './push-obstacle';
import { keepToldEndpoint, readToldEndpoint } from './told-endpoint';

const WORKER = '/sw.js';
/** Which caregiver switched push on in this browser: another one who signs in here did not. */
const OWNER_KEY = 'push-owner';

export function readBrowserFacts(): BrowserFacts {
  const capable = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
  return {
    secure: window.isSecureContext,
    capable,
    permission: 'Notification' in window ? Notification.permission : null,
    appleTouch: isAppleTouch(navigator),
    standalone: window.matchMedia('(display-mode: standalone)').matches,
  };
}

/** This browser's subscription, if this caregiver switched it on. */
export async function findOwnSubscription(userId: number): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration(WORKER);
  const subscription = (await registration?.pushManager.getSubscription()) ?? null;
  return readKept(OWNER_KEY) === String(userId) ? subscription : null;
}

/** Subscribes for the server's key, in place of a subscription for another one. */
export async function subscribe(publicKey: string): Promise<PushSubscription> {
  const key = decodePushKey(publicKey);
  const registration = await navigator.serviceWorker.register(WORKER);
  await navigator.serviceWorker.ready;
  const old = await registration.pushManager.getSubscription();
  if (old !== null && isSameKey(old.options.applicationServerKey, key)) return old;
  await old?.unsubscribe();
  return registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

interface Caregiver {
  userId: number;
  locale: Locale;
}

/** Tells the server where this browser is reached, and in which language. */
export function reportSubscription(subscription: PushSubscription, caregiver: Caregiver) {
  return report(subscription, caregiver, {});
}

/** The same, of one that was reported before: refused as `not_found` when its caregiver has removed it meanwhile. */
export async function renewSubscription(subscription: PushSubscription, caregiver: Caregiver) {
  const told = await readToldEndpoint();
  // The browser may have changed it since, and the server knows the device by the earlier one.
  const moved = told !== null && told !== subscription.endpoint;
  return report(subscription, caregiver, moved ? { replaces: told } : { renew: true });
}

async function report(
  subscription: PushSubscription,
  { userId, locale }: Caregiver,
  more: { renew?: boolean; replaces?: string },
) {
  const { endpoint, keys } = subscription.toJSON();
  const fields = { endpoint, keys, ...more };
  const result = await callJson({ method: 'POST', path: '/api/push_subscription', fields, locale });
  if (result.ok) {
    keep(OWNER_KEY, String(userId));
    await keepToldEndpoint(subscription.endpoint);
  }
  return result;
}

/** First the server, which then sends nothing to where nobody listens. */
export async function endSubscription(subscription: PushSubscription, locale: Locale) {
  const fields = { endpoint: subscription.endpoint };
  const result = await callJson({ method: 'DELETE', path: '/api/push_subscription', fields, locale });
  if (result.ok) await forgetSubscription(subscription);
  return result;
}

/** The server knows nothing of it any more. */
export async function forgetSubscription(subscription: PushSubscription): Promise<void> {
  keep(OWNER_KEY, null);
  await keepToldEndpoint(null);
  await subscription.unsubscribe();
}

/** A browser that keeps nothing asks again each time. */
function readKept(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, value: string | null): void {
  try {
    if (value === null) window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, value);
  } catch {
    // Not kept: the next visit shows push as off, and pressing the button again does no harm.
  }
}
