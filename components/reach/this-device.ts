import type { Locale } from '@/lib/i18n/locales';
import { callJson } from '../form/call-json';
import { decodePushKey, isSameKey } from './push-key';
import { type BrowserFacts, isAppleTouch } from './push-obstacle';

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
  return readOwner() === String(userId) ? subscription : null;
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

/** Tells the server where this browser is reached, and in which language. */
export async function reportSubscription(
  subscription: PushSubscription,
  { userId, locale }: { userId: number; locale: Locale },
) {
  const { endpoint, keys } = subscription.toJSON();
  const fields = { endpoint, keys };
  const result = await callJson({ method: 'POST', path: '/api/push_subscription', fields, locale });
  if (result.ok) writeOwner(String(userId));
  return result;
}

/** First the server, which then sends nothing to where nobody listens. */
export async function endSubscription(subscription: PushSubscription, locale: Locale) {
  const fields = { endpoint: subscription.endpoint };
  const result = await callJson({ method: 'DELETE', path: '/api/push_subscription', fields, locale });
  if (!result.ok) return result;
  writeOwner(null);
  await subscription.unsubscribe();
  return result;
}

/** A browser that keeps nothing asks again each time. */
function readOwner(): string | null {
  try {
    return window.localStorage.getItem(OWNER_KEY);
  } catch {
    return null;
  }
}

function writeOwner(owner: string | null): void {
  try {
    if (owner === null) window.localStorage.removeItem(OWNER_KEY);
    else window.localStorage.setItem(OWNER_KEY, owner);
  } catch {
    // Not kept: the next visit shows push as off, and pressing the button again does no harm.
  }
}
