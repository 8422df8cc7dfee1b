'use client';

import type { FormEvent } from 'react';
import { NIGHT_HOURS_COOKIE } from '@/lib/contracts/night-page';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { setPageCookie } from '../shell/page-cookie';
import { Button } from '../ui/button';
import { Field } from '../ui/field';

interface HoursFormProps {
  date: string;
  bedtime: string;
  morning: string;
  locale: Locale;
}

/** Asks for the page with other hours, and keeps them; without JavaScript for this once. */
export function HoursForm({ date, bedtime, morning, locale }: HoursFormProps) {
  const text = words(locale).night.hours;

  function keep(event: FormEvent<HTMLFormElement>): void {
    const form = new FormData(event.currentTarget);
    setPageCookie(NIGHT_HOURS_COOKIE, `${form.get('bedtime')}-${form.get('morning')}`);
  }

  return (
    <form method="get" action="/night" onSubmit={keep} className="grid gap-3">
      <input type="hidden" name="date" value={date} />
      <div className="grid grid-cols-1 items-end gap-3 sm:grid-cols-[1fr_1fr_auto]">
        <Field id="bedtime" name="bedtime" type="time" label={text.bedtime} defaultValue={bedtime} required />
        <Field id="morning" name="morning" type="time" label={text.morning} defaultValue={morning} required />
        <Button type="submit" variant="outline" className="min-h-13">
          {text.show}
        </Button>
      </div>
      <p className="text-sm text-muted">{text.hint}</p>
    </form>
  );
}
