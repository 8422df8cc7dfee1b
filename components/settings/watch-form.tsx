'use client';

import {
  DEFAULT_WATCH_SETTINGS,
  OFFLINE_TIMEOUT_RANGE,
  type WatchSettings,
} from '@/lib/alerts/watch-settings';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { FormError } from '../form/form-error';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { Field } from '../ui/field';
import { Notice } from '../ui/notice';
import { useWatchForm } from './use-watch-form';

interface WatchFormProps {
  uuid: string;
  initial: WatchSettings;
  locale: Locale;
}

const FIELD = 'offline_timeout';

/** Whether a cradle is watched at all, and how long it may say nothing. */
export function WatchForm({ uuid, initial, locale }: WatchFormProps) {
  const { watching: text, settings } = words(locale);
  const form = useWatchForm({ uuid, initial, locale });
  const { inUse, offlineTimeout } = form.saved;
  const { min, max } = OFFLINE_TIMEOUT_RANGE;
  return (
    <Card className="grid gap-4">
      <h2 className="text-xl font-bold">{text.title}</h2>
      {inUse ? <p>{text.inUse}</p> : <Notice tone="warn">{text.notInUse}</Notice>}
      <Button variant={inUse ? 'outline' : 'primary'} busy={form.busy} onClick={() => form.use(!inUse)}>
        {form.busy ? text.saving : inUse ? text.stop : text.start}
      </Button>
      <p className="text-sm text-muted">{text.notInUseHint}</p>
      <form onSubmit={form.onSubmit} noValidate className="grid gap-3">
        <FormError error={form.error} ref={form.errorRef} />
        <Field
          ref={form.fieldRef}
          id={FIELD}
          name={FIELD}
          type="number"
          inputMode="numeric"
          step={1}
          label={text.offline}
          defaultValue={offlineTimeout}
          error={form.problem}
          trailing={
            <span
              aria-hidden="true"
              className="pointer-events-none absolute inset-y-0 right-4 flex items-center text-muted"
            >
              {settings.unitNames.seconds}
            </span>
          }
          hint={
            <>
              <p>{text.offlineHint}</p>
              <p>{text.offlineRange(min, max, DEFAULT_WATCH_SETTINGS.offlineTimeout)}</p>
            </>
          }
        />
        <Button type="submit" variant="outline" busy={form.busy}>
          {form.busy ? text.saving : text.offlineSubmit}
        </Button>
      </form>
      <div role="status" className="empty:absolute">
        {form.news === null ? null : <Notice tone="good">{form.news}</Notice>}
      </div>
    </Card>
  );
}
