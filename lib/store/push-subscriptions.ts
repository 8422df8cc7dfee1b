import { createHash } from 'node:crypto';
import type { Database } from './database';
import { pushSubscriptions } from './schema';

/** How a browser can be reached (Push API): where to send, and the keys to encrypt with. */
export interface PushSubscription {
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** Makes a browser one of a caregiver's devices, or renews its keys. */
export async function savePushSubscription(
  { orm }: Database,
  { userId, endpoint, p256dh, auth, now }: PushSubscription & { userId: number; now: number },
): Promise<void> {
  const at = new Date(now);
  // Too long for a key as it is.
  const endpointHash = createHash('sha256').update(endpoint).digest('hex');
  await orm
    .insert(pushSubscriptions)
    .values({ userId, endpoint, endpointHash, p256dh, auth, createdAt: at, updatedAt: at })
    .onDuplicateKeyUpdate({ set: { p256dh, auth, updatedAt: at } });
}
