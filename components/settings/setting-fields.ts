import { ALERT_SETTING_RANGES, type AlertSettings, DEFAULT_ALERT_SETTINGS } from '@/lib/alerts/settings';
import {
  DEFAULT_WATCH_SETTINGS,
  OFFLINE_TIMEOUT_RANGE,
  type WatchSettings,
} from '@/lib/alerts/watch-settings';

/** What one form sets of a cradle, whichever call takes it: who presses "save" means all of it. */
export type CradleRules = AlertSettings & Pick<WatchSettings, 'offlineTimeout'>;

/** The settings that are a number, with what the form needs to know of each. */
export const NUMBER_SETTINGS = {
  maxTemperature: { name: 'max_temperature', step: 0.1, unit: 'celsius' },
  abnormalPositionTimeout: { name: 'abnormal_position_timeout', step: 1, unit: 'seconds' },
  cryingDurationThreshold: { name: 'crying_duration_threshold', step: 1, unit: 'seconds' },
  offlineTimeout: { name: 'offline_timeout', step: 1, unit: 'seconds' },
} as const satisfies Partial<Record<keyof CradleRules, { name: string; step: number; unit: string }>>;
export type NumberSetting = keyof typeof NUMBER_SETTINGS;

/** The settings that are on or off. */
export const SWITCH_SETTINGS = {
  pushNotificationsEnabled: { name: 'push_notifications_enabled' },
  emailNotificationsEnabled: { name: 'email_notifications_enabled' },
} as const satisfies Partial<Record<keyof CradleRules, { name: string }>>;
export type SwitchSetting = keyof typeof SWITCH_SETTINGS;

export const NUMBER_NAMES = Object.keys(NUMBER_SETTINGS) as NumberSetting[];
export const SWITCH_NAMES = Object.keys(SWITCH_SETTINGS) as SwitchSetting[];

export const RANGES: Record<NumberSetting, { min: number; max: number }> = {
  ...ALERT_SETTING_RANGES,
  offlineTimeout: OFFLINE_TIMEOUT_RANGE,
};
export const DEFAULTS: CradleRules = {
  ...DEFAULT_ALERT_SETTINGS,
  offlineTimeout: DEFAULT_WATCH_SETTINGS.offlineTimeout,
};

export type SettingProblem = 'notANumber' | 'notWhole' | 'outOfRange';

export interface SettingsDraft {
  /** What differs from what was saved. */
  changes: Partial<CradleRules>;
  problems: Partial<Record<NumberSetting, SettingProblem>>;
}

/** What a form holds, against what was saved. */
export function readDraft(form: Pick<FormData, 'get'>, saved: CradleRules): SettingsDraft {
  const draft: SettingsDraft = { changes: {}, problems: {} };
  for (const name of NUMBER_NAMES) {
    const text = String(form.get(NUMBER_SETTINGS[name].name) ?? '').trim();
    const problem = findProblem(name, text);
    if (problem !== null) draft.problems[name] = problem;
    else if (Number(text) !== saved[name]) draft.changes[name] = Number(text);
  }
  for (const name of SWITCH_NAMES) {
    const on = form.get(SWITCH_SETTINGS[name].name) !== null;
    if (on !== saved[name]) draft.changes[name] = on;
  }
  return draft;
}

function findProblem(name: NumberSetting, text: string): SettingProblem | null {
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) return 'notANumber';
  if (NUMBER_SETTINGS[name].unit === 'seconds' && !Number.isInteger(value)) return 'notWhole';
  const { min, max } = RANGES[name];
  return value < min || value > max ? 'outOfRange' : null;
}

interface SettingsCall {
  path: string;
  fields: Record<string, number | boolean>;
  /** What it saves, as the form knows it. */
  changes: Partial<CradleRules>;
}

/** The calls that save changes: how long a cradle may be silent is not taken with the rest. */
export function toCalls(uuid: string, { offlineTimeout, ...limits }: Partial<CradleRules>): SettingsCall[] {
  const call = (name: string, changes: Partial<CradleRules>): SettingsCall[] => {
    if (Object.keys(changes).length === 0) return [];
    return [{ path: `/api/${name}/${encodeURIComponent(uuid)}`, fields: toFields(changes), changes }];
  };
  return [
    ...call('alert_settings', limits),
    ...call('watch_settings', offlineTimeout === undefined ? {} : { offlineTimeout }),
  ];
}

function toFields(changes: Partial<CradleRules>): SettingsCall['fields'] {
  const names = { ...NUMBER_SETTINGS, ...SWITCH_SETTINGS };
  return Object.fromEntries(
    Object.entries(changes).map(([setting, value]) => [names[setting as keyof CradleRules].name, value]),
  );
}
