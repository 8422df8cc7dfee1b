'use client';

import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { FormError } from '../form/form-error';
import { Button } from '../ui/button';
import { CheckField } from '../ui/check-field';
import { Field } from '../ui/field';
import { Notice } from '../ui/notice';
import {
  type CradleRules,
  DEFAULTS,
  NUMBER_NAMES,
  NUMBER_SETTINGS,
  SWITCH_NAMES,
  SWITCH_SETTINGS,
} from './setting-fields';
import { describeProblem, describeRange } from './setting-words';
import { useSettingsForm } from './use-settings-form';

interface SettingsFormProps {
  uuid: string;
  initial: CradleRules;
  locale: Locale;
}

/** When a parent wants to be told of one cradle, and by which ways. */
export function SettingsForm({ uuid, initial, locale }: SettingsFormProps) {
  const text = words(locale).settings;
  const form = useSettingsForm({ uuid, initial, locale });
  return (
    <form ref={form.formRef} onSubmit={form.onSubmit} noValidate className="grid gap-5">
      <FormError error={form.error} past={form.busy} ref={form.errorRef} />
      {NUMBER_NAMES.map((setting) => {
        const { name, step, unit } = NUMBER_SETTINGS[setting];
        const problem = form.problems[setting];
        return (
          <Field
            key={name}
            id={name}
            name={name}
            type="number"
            inputMode={unit === 'celsius' ? 'decimal' : 'numeric'}
            step={step}
            label={text.fields[setting].label}
            defaultValue={initial[setting]}
            trailing={
              <span
                aria-hidden="true"
                className="pointer-events-none absolute inset-y-0 right-4 flex items-center text-muted"
              >
                {text.unitNames[unit]}
              </span>
            }
            error={problem && describeProblem(setting, problem, locale)}
            hint={
              <>
                <p>{text.fields[setting].hint}</p>
                <p>{describeRange(setting, locale)}</p>
              </>
            }
          />
        );
      })}
      {SWITCH_NAMES.map((setting) => {
        const { name } = SWITCH_SETTINGS[setting];
        const { label, hint } = text.fields[setting];
        const initially = text.initially[DEFAULTS[setting] ? 'on' : 'off'];
        return (
          <CheckField
            key={name}
            id={name}
            name={name}
            label={label}
            hint={
              <>
                {hint[0]}
                <ReachLink locale={locale} />
                {hint[1]} {initially}
              </>
            }
            defaultChecked={initial[setting]}
          />
        );
      })}
      <Button type="submit" size="large" busy={form.busy}>
        {form.busy ? text.submitting : text.submit}
      </Button>
      <div role="status" className="empty:absolute">
        {form.news === null ? null : <Notice tone="good">{form.news}</Notice>}
      </div>
    </form>
  );
}

/** The whole row is the box's to tick, but for this. */
function ReachLink({ locale }: { locale: Locale }) {
  return (
    <a href="/notifications" className="relative z-10 font-medium text-accent underline">
      {words(locale).settingsPlaces.names.reach}
    </a>
  );
}
