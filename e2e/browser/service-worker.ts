import type { CDPSession } from 'playwright-core';

/** The browser's own id of the first service worker that registers from now on. */
export function registrationOf(devTools: CDPSession): Promise<string> {
  return new Promise((resolve, reject) => {
    devTools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [registration] = registrations;
      if (registration) resolve(registration.registrationId);
    });
    devTools.send('ServiceWorker.enable').catch(reject);
  });
}
