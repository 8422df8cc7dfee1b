import { ALERT_SETTING_RANGES, type AlertSettings } from '@/lib/alerts/settings';
import type { WireAlertSettings } from '@/lib/contracts/alerts';

/** The settings that are a number, with what the form needs to know of each. */
export const NUMBER_SETTINGS = {
  maxTemperature: { name: 'max_temperature', step: 0.1, unit: 'celsius' },
  abnormalPositionTimeout: { name: 'abnormal_position_timeout', step: 1, unit: 'seconds' },
  cryingDurationThreshold: { name: 'crying_duration_threshold', step: 1, unit: 'seconds' },
} as const satisfies Partial<
  Record<keyof AlertSettings, { name: keyof WireAlertSettings; step: number; unit: string }>
>;
export type NumberSetting = keyof typeof NUMBER_SETTINGS;

/** The settings that are on or off. */
export const SWITCH_SETTINGS = {
  pushNotificationsEnabled: { name: 'push_notifications_enabled' },
  emailNotificationsEnabled: { name: 'email_notifications_enabled' },
} as const satisfies Partial<Record<keyof AlertSettings, { name: keyof WireAlertSettings }>>;
export type SwitchSetting = keyof typeof SWITCH_SETTINGS;

export const NUMBER_NAMES = Object.keys(NUMBER_SETTINGS) as NumberSetting[];
export const SWITCH_NAMES = Object.keys(SWITCH_SETTINGS) as SwitchSetting[];

export type SettingProblem = 'notANumber' | 'notWhole' | 'outOfRange';

export interface SettingsDraft {
  /** What differs from what was saved. */
  changes: Partial<AlertSettings>;
  problems: Partial<Record<NumberSetting, SettingProblem>>;
}

/** What a form holds, against what was saved. */
export function readDraft(form: Pick<FormData, 'get'>, saved: AlertSettings): SettingsDraft {
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
  const { min, max } = ALERT_SETTING_RANGES[name];
  return value < min || value > max ? 'outOfRange' : null;
}

/** Changes in the fields of the call. */
export function toWireChanges(changes: Partial<AlertSettings>): Partial<WireAlertSettings> {
  const names = { ...NUMBER_SETTINGS, ...SWITCH_SETTINGS };
  return Object.fromEntries(
    Object.entries(changes).map(([setting, value]) => [names[setting as keyof AlertSettings].name, value]),
  );
}
