import type { Locale } from '@/lib/i18n/locales';

/** A browser that shows notifications. */
export interface PushDevice {
  /** push_subscriptions.id */
  id: number;
  userId: number;
  /** Where its maker's push service takes messages for it. Never logged: who knows it may write to it. */
  endpoint: string;
  p256dh: string;
  auth: string;
  locale: Locale;
}

/** Every device, in memory: telling somebody never waits for the database. */
export interface PushDevices {
  find(id: number): PushDevice | null;
  list(): PushDevice[];
  listOf(userId: number): PushDevice[];
  put(device: PushDevice): void;
  remove(id: number): void;
}

export function createPushDevices(): PushDevices {
  const devices = new Map<number, PushDevice>();
  return {
    find: (id) => devices.get(id) ?? null,
    list: () => [...devices.values()],
    listOf: (userId) => [...devices.values()].filter((device) => device.userId === userId),
    put: (device) => void devices.set(device.id, device),
    remove: (id) => void devices.delete(id),
  };
}
