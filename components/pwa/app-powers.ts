import { APP_POWERS, type AppPower } from '@/lib/i18n/pwa/shape';

/** Where the browser looks for each: it hides most of them on addresses that are not secure. */
const TESTS = {
  push: () => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window,
  camera: () => navigator.mediaDevices?.getUserMedia !== undefined,
  wakeLock: () => 'wakeLock' in navigator,
  install: () => 'serviceWorker' in navigator,
} as const satisfies Record<AppPower, () => boolean>;

/** What this browser lets the app do at this address. */
export function readAppPowers(): { power: AppPower; has: boolean }[] {
  return APP_POWERS.map((power) => ({ power, has: TESTS[power]() }));
}
