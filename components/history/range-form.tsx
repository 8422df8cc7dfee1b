'use client';

import type { FormEvent } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { fromInputTime, toInputTime } from '../time/input-time';
import { useTimeZone } from '../time/use-time-zone';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import type { HistoryRange } from './range';

const ENDS = ['from', 'to'] as const;

/**
 * Chooses any range, by the reader's own clock. Without JavaScript the form asks for the page itself, by the clock that the
 * page was made for.
 */
export function RangeForm({ range, locale }: { range: HistoryRange; locale: Locale }) {
  const text = words(locale).history;
  const timeZone = useTimeZone();

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const query = new URLSearchParams(ENDS.map((end) => [end, fromInputTime(String(form.get(end)))]));
    window.location.assign(`/history?${query}`);
  }

  return (
    <form
      method="get"
      action="/history"
      onSubmit={onSubmit}
      className="grid grid-cols-1 items-end gap-3 sm:grid-cols-[1fr_1fr_auto]"
    >
      {ENDS.map((end) => (
        <Field
          // Anew when the zone is known: an input keeps what it began with.
          key={`${end} ${timeZone}`}
          id={`range-${end}`}
          name={end}
          type="datetime-local"
          label={text[end]}
          defaultValue={toInputTime(range[end], timeZone ?? 'UTC')}
          required
        />
      ))}
      <Button type="submit" variant="outline" className="min-h-13">
        {text.show}
      </Button>
      {timeZone === null ? (
        <noscript>
          <p className="text-sm text-muted">{text.utc}</p>
        </noscript>
      ) : null}
    </form>
  );
}
