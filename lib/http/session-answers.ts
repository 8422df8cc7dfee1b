import type { WirePushDevice } from '@/lib/contracts/push-devices';
import type { WireSession } from '@/lib/contracts/sessions';
import { parseLocale } from '@/lib/i18n/locales';
import type { PushDeviceRow } from '@/lib/store/push-devices';
import type { ListedSession } from '@/lib/store/sessions';
import { parseBrowserName } from './browser-name';

const iso = (ms: number): string => new Date(ms).toISOString();

/** @param current hash of the session that asks */
export function toSessionAnswer(session: ListedSession, current: string): WireSession {
  return {
    id: session.id,
    ...parseBrowserName(session.userAgent),
    current: session.tokenHash === current,
    created_at: iso(session.createdAt),
    last_seen_at: iso(session.lastSeenAt),
  };
}

export function toPushDeviceAnswer(device: PushDeviceRow): WirePushDevice {
  return {
    id: device.id,
    name: device.name,
    ...parseBrowserName(device.userAgent),
    language: parseLocale(device.locale),
    last_seen_at: iso(device.lastSeenAt),
    proven_at: device.provenAt === null ? null : iso(device.provenAt),
    failing: device.failing,
    signed_in: device.isSignedIn,
  };
}
