'use client';

import { LONGEST_NAME } from '@/lib/cradle/name';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { EditIcon } from '../ui/icons';
import { useCradleName } from './use-cradle-name';

interface CradleNameProps {
  uuid: string;
  initial: string | null;
  locale: Locale;
}

/** What a cradle is called, to be changed where it stands. */
export function CradleName({ uuid, initial, locale }: CradleNameProps) {
  const text = words(locale).cradles.name;
  const form = useCradleName({ uuid, initial, locale });
  const label = form.name ?? uuid;
  const id = `name-${uuid}`;
  return (
    <div className="grid gap-2">
      {form.editing ? (
        <form
          onSubmit={form.onSubmit}
          onKeyDown={({ key }) => (key === 'Escape' ? form.close() : undefined)}
          className="grid gap-3"
        >
          <Field
            id={id}
            name="name"
            label={text.label}
            defaultValue={form.name ?? ''}
            autoComplete="off"
            autoFocus
            hint={<p>{text.hint(LONGEST_NAME)}</p>}
            error={form.error ?? undefined}
          />
          <div className="flex flex-wrap gap-2">
            <Button type="submit" busy={form.busy}>
              {form.busy ? text.saving : text.save}
            </Button>
            <Button variant="outline" onClick={form.close}>
              {text.cancel}
            </Button>
          </div>
        </form>
      ) : (
        <div className="flex items-start justify-between gap-2">
          <h2 className="min-w-0 py-2 text-xl font-bold">{label}</h2>
          <Button
            ref={form.openerRef}
            variant="quiet"
            aria-label={text.editThis(label)}
            title={text.edit}
            onClick={form.open}
            className="px-2"
          >
            <EditIcon className="size-5" />
          </Button>
        </div>
      )}
      <p role="status" className="text-sm font-medium text-good empty:absolute">
        {form.news}
      </p>
    </div>
  );
}
