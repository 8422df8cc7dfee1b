import type { Page } from 'playwright-core';
import type { TestSubscription } from '../servers/push-service';

/** In place of the push service of the browser's maker, which no test reaches; what is pushed is handed on by hand. */
export async function answerPush(page: Page, subscription: TestSubscription): Promise<void> {
  await page.addInitScript(answerSubscriptions, subscription);
}

/** Runs in the page. */
function answerSubscriptions({ endpoint, keys }: TestSubscription): void {
  // The browser makes them itself: what our page uses of one.
  const subscription = {
    endpoint,
    options: { applicationServerKey: null },
    toJSON: () => ({ endpoint, keys }),
    unsubscribe: async () => {
      localStorage.removeItem('subscribed');
      return true;
    },
  } as unknown as PushSubscription;
  PushManager.prototype.getSubscription = async () =>
    localStorage.getItem('subscribed') === null ? null : subscription;
  PushManager.prototype.subscribe = async () => {
    localStorage.setItem('subscribed', 'yes');
    return subscription;
  };
}
