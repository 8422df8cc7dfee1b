import { type AlertSettings, DEFAULT_ALERT_SETTINGS } from '@/lib/alerts/settings';
import { DEFAULT_WATCH_SETTINGS, type WatchSettings } from '@/lib/alerts/watch-settings';

/** All that caregivers have set for a cradle. */
export type CradleSettings = AlertSettings & WatchSettings;

/** What is set for each cradle, in memory: asked for every message, also while the database is away. */
export interface SettingsMemory {
  of(agentId: number): CradleSettings;
  note(agentId: number, changes: Partial<CradleSettings>): void;
  /** The cradle changed hands. */
  forget(agentId: number): void;
}

const DEFAULTS: CradleSettings = { ...DEFAULT_ALERT_SETTINGS, ...DEFAULT_WATCH_SETTINGS };

export function createSettingsMemory(): SettingsMemory {
  const settings = new Map<number, CradleSettings>();
  const of = (agentId: number) => settings.get(agentId) ?? DEFAULTS;
  return {
    of,
    note(agentId, changes) {
      settings.set(agentId, { ...of(agentId), ...changes });
    },
    forget(agentId) {
      settings.delete(agentId);
    },
  };
}
