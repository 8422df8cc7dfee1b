import { createHash } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import type { Database } from './database';
import { actionTokens, pushSubscriptions } from './schema';

/** How a browser can be reached (Push API): where to send, and the keys to encrypt with. */
export interface PushSubscription {
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** One of a caregiver's devices. */
export interface StoredDevice extends PushSubscription {
  id: number;
  userId: number;
  /** Language of what is sent to it, as it was saved. */
  locale: string;
}

type SavedDevice = Omit<StoredDevice, 'id'> & { now: number; userAgent?: string | null };

const columns = {
  id: pushSubscriptions.id,
  userId: pushSubscriptions.userId,
  endpoint: pushSubscriptions.endpoint,
  p256dh: pushSubscriptions.p256dh,
  auth: pushSubscriptions.auth,
  locale: pushSubscriptions.locale,
};

/** Makes a browser one of a caregiver's devices, or renews its keys. @returns its id. */
export async function savePushSubscription(
  database: Database,
  { now, userAgent = null, ...device }: SavedDevice,
): Promise<number> {
  const at = new Date(now);
  const endpointHash = hashEndpoint(device.endpoint);
  await database.orm
    .insert(pushSubscriptions)
    .values({ ...device, userAgent, endpointHash, createdAt: at, updatedAt: at })
    .onDuplicateKeyUpdate({ set: renewedColumns({ now, userAgent, ...device }) });
  const id = await findDeviceId(database, device);
  if (id === null) throw new Error('A device was removed while it was saved');
  return id;
}

/** Renews the keys of a device that the caregiver still has. @returns its id; null when they have it no more. */
export async function renewPushSubscription(database: Database, device: SavedDevice): Promise<number | null> {
  const { userId, endpoint } = device;
  await database.orm.update(pushSubscriptions).set(renewedColumns(device)).where(isDevice(userId, endpoint));
  return findDeviceId(database, device);
}

function renewedColumns({ p256dh, auth, locale, now, userAgent = null }: SavedDevice) {
  return { p256dh, auth, locale, updatedAt: new Date(now), ...(userAgent === null ? {} : { userAgent }) };
}

async function findDeviceId(
  { orm }: Database,
  { userId, endpoint }: { userId: number; endpoint: string },
): Promise<number | null> {
  const [found] = await orm
    .select({ id: pushSubscriptions.id })
    .from(pushSubscriptions)
    .where(isDevice(userId, endpoint))
    .limit(1);
  return found?.id ?? null;
}

/** Every device of every caregiver, the one saved first at the head. */
export async function listPushSubscriptions({ orm }: Database): Promise<StoredDevice[]> {
  return orm.select(columns).from(pushSubscriptions).orderBy(asc(pushSubscriptions.id));
}

/** Removes a device, by the endpoint that its caregiver names. Nothing is removed again. */
export async function removePushSubscription(
  { orm }: Database,
  { userId, endpoint }: { userId: number; endpoint: string },
): Promise<void> {
  await orm.delete(pushSubscriptions).where(isDevice(userId, endpoint));
}

/** Removes a device that is reached no more. */
export async function removeDevice({ orm }: Database, id: number): Promise<void> {
  await orm.delete(pushSubscriptions).where(eq(pushSubscriptions.id, id));
}

/** What a device holds to act without a session goes on with the one that took its place. */
export async function moveDeviceTokens({ orm }: Database, from: number, to: number): Promise<void> {
  await orm.update(actionTokens).set({ deviceId: to }).where(eq(actionTokens.deviceId, from));
}

/** Takes back what a device holds to act without a session. */
export async function removeDeviceTokens({ orm }: Database, deviceId: number): Promise<void> {
  await orm.delete(actionTokens).where(eq(actionTokens.deviceId, deviceId));
}

function isDevice(userId: number, endpoint: string) {
  const { userId: owner, endpointHash } = pushSubscriptions;
  return and(eq(owner, userId), eq(endpointHash, hashEndpoint(endpoint)));
}

/** An endpoint is too long for a key as it is. */
function hashEndpoint(endpoint: string): string {
  return createHash('sha256').update(endpoint).digest('hex');
}
