import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import {
  type CradleRules,
  DEFAULTS,
  NUMBER_NAMES,
  NUMBER_SETTINGS,
  type NumberSetting,
  RANGES,
  type SettingProblem,
  SWITCH_NAMES,
} from './setting-fields';

/** "37.5°C", "30초": as exact as it was entered. */
function withUnit(setting: NumberSetting, value: number, locale: Locale): string {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 3, useGrouping: false }).format(
    value,
  );
  return words(locale).settings.units[NUMBER_SETTINGS[setting].unit](number);
}

/** Range and default of a setting. */
export function describeRange(setting: NumberSetting, locale: Locale): string {
  const { min, max } = RANGES[setting];
  const [least, most, initial] = [min, max, DEFAULTS[setting]].map((value) =>
    withUnit(setting, value, locale),
  ) as [string, string, string];
  return words(locale).settings.range(least, most, initial);
}

export function describeProblem(setting: NumberSetting, problem: SettingProblem, locale: Locale): string {
  const text = words(locale).settings;
  const { min, max } = RANGES[setting];
  if (problem !== 'outOfRange') return text[problem];
  return text.outOfRange(withUnit(setting, min, locale), withUnit(setting, max, locale));
}

/** What was saved, field by field, in the order of the form. */
export function describeChanges(changes: Partial<CradleRules>, locale: Locale): string {
  const { fields, values } = words(locale).settings;
  const numbers = NUMBER_NAMES.flatMap((name) => {
    const value = changes[name];
    return value === undefined ? [] : [`${fields[name].label} ${withUnit(name, value, locale)}`];
  });
  const switches = SWITCH_NAMES.flatMap((name) => {
    const on = changes[name];
    return on === undefined ? [] : [`${fields[name].label} ${on ? values.on : values.off}`];
  });
  return [...numbers, ...switches].join(', ');
}
