import { type AlertSettings, DEFAULT_ALERT_SETTINGS } from '@/lib/alerts/settings';
import { DEFAULT_WATCH_SETTINGS, type WatchSettings } from '@/lib/alerts/watch-settings';
import type { MotorRequest } from '@/lib/cradle/live-state';
import { AppError } from '@/lib/platform/errors';
import { createTestClock } from '@/lib/platform/test-clock';
import type { CarePorts, Cradle } from './ports';

/** Test part: caregivers. */
export const MOTHER = 1;
export const STRANGER = 2;

/** Test part: what caregivers change, kept in memory, and a record of what was done. */
export function createTestHouse<Directory extends CarePorts['directory']>(directory: Directory) {
  const clock = createTestClock();
  const table = new Map<string, Cradle>();
  const done: string[] = [];
  const requests: MotorRequest[] = [];
  const saved: Partial<AlertSettings> = {};
  const savedWatch: Partial<WatchSettings> = {};
  const applied = new Map<string, Partial<AlertSettings & WatchSettings>>();
  const acknowledged = new Map<number, { at: number; by: string }>();
  const resolvedAt = new Map<number, number>();
  const broker = { isUp: true };
  const ports: CarePorts = {
    clock,
    directory,
    cradles: {
      find: async (uuid) => table.get(uuid) ?? null,
      async saveAddress({ uuid, ip, now }) {
        const known = table.get(uuid) ?? {
          id: table.size + 1,
          uuid,
          ownerId: null,
          name: null,
          createdAt: now,
        };
        table.set(uuid, { ...known, ip, updatedAt: now });
      },
      async claim({ uuid, ownerId }) {
        const cradle = table.get(uuid);
        if (!cradle || (cradle.ownerId !== null && cradle.ownerId !== ownerId)) return false;
        table.set(uuid, { ...cradle, ownerId });
        return true;
      },
      async release({ id, ownerId }) {
        const cradle = [...table.values()].find((row) => row.id === id && row.ownerId === ownerId);
        if (!cradle) return null;
        table.set(cradle.uuid, { ...cradle, id: id + 100, ownerId: null, name: null });
        return id + 100;
      },
      async rename({ id, ownerId, name }) {
        const cradle = [...table.values()].find((row) => row.id === id && row.ownerId === ownerId);
        if (cradle) table.set(cradle.uuid, { ...cradle, name });
        return cradle !== undefined;
      },
      erase: async (id) => void done.push(`erase ${id}`),
    },
    settings: {
      get: async () => ({ ...DEFAULT_ALERT_SETTINGS, ...saved }),
      save: async (_of, changes) => void Object.assign(saved, changes),
      getWatch: async () => ({ ...DEFAULT_WATCH_SETTINGS, ...savedWatch }),
      saveWatch: async (_of, changes) => void Object.assign(savedWatch, changes),
      apply: ({ uuid }, settings) => applied.set(uuid, { ...applied.get(uuid), ...settings }),
    },
    devices: {
      save: async ({ endpoint, locale }) => void done.push(`save ${endpoint} ${locale}`),
      renew: async (earlier) => earlier === 'https://push.example/phone',
      remove: async ({ endpoint }) => void done.push(`remove ${endpoint}`),
      findEndpoint: async ({ id }) => (id === 1 ? 'https://push.example/phone' : null),
      rename: async ({ id, name }) => void done.push(`rename ${id} ${name}`),
    },
    alerts: {
      async saveResolved({ id, now }) {
        if (!resolvedAt.has(id)) resolvedAt.set(id, now);
      },
      async saveAcknowledged({ id, now, by }) {
        if (!acknowledged.has(id)) acknowledged.set(id, { at: now, by });
      },
      saveReopened: async ({ id }) => void resolvedAt.delete(id),
      saveSeen: async ({ id, now }) => void done.push(`alert ${id} was seen at ${now}`),
      saveAllSeen: async ({ until }) => void done.push(`all until ${until} were seen`),
      saveKept: async ({ id, kept }) => void done.push(`alert ${id} is ${kept ? '' : 'not '}kept`),
      resolve: ({ agentUuid, id }) => void done.push(`alert ${id} of ${agentUuid} is resolved`),
      reopen: ({ agentUuid, id }) => void done.push(`alert ${id} of ${agentUuid} is open again`),
      acknowledge: ({ agentUuid, id }, by) => void done.push(`${by} looks after ${id} of ${agentUuid}`),
    },
    forget: (uuid) => done.push(`forget ${uuid}`),
    announce: (uuid) => done.push(`announce ${uuid}`),
    motor: {
      async send(uuid, action) {
        if (!broker.isUp) throw new AppError('motor_not_sent');
        done.push(`${uuid} ${action}`);
      },
      noteRequest: (_uuid, request) => requests.push(request),
    },
  };
  return { clock, directory, table, done, requests, resolvedAt, acknowledged, applied, broker, ports };
}
