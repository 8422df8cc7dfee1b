'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { parseMoment } from '@/lib/contracts/moment';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { fromInputTime, toInputTime } from '../time/input-time';
import { useTimeZone } from '../time/use-time-zone';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { Notice } from '../ui/notice';
import { type AskedRange, checkRange, historyPath, type RangeProblem } from './range';

const ENDS = ['from', 'to'] as const;
const PROBLEM_ID = 'range-problem';

interface RangeFormProps {
  asked: AskedRange;
  /** Why the page does not show it. */
  problem: RangeProblem | null;
  locale: Locale;
}

/**
 * Chooses any range, by the reader's own clock; one that cannot be shown is not asked for. Without JavaScript the form
 * asks for the page itself, by the clock that the page was made for.
 */
export function RangeForm({ asked, problem: askedProblem, locale }: RangeFormProps) {
  const text = words(locale).history;
  const timeZone = useTimeZone();
  const { problem, formRef, onSubmit } = useRangeCheck(askedProblem);
  const marks = problem === null ? {} : { 'aria-invalid': true, 'aria-errormessage': PROBLEM_ID };

  return (
    <form
      ref={formRef}
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
          defaultValue={inputValue(asked[end], timeZone)}
          required
          {...marks}
        />
      ))}
      <Button type="submit" variant="outline" className="min-h-13">
        {text.show}
      </Button>
      <div id={PROBLEM_ID} role="alert" className="empty:hidden sm:col-span-full">
        {problem === null ? null : <Notice tone="danger">{text.problems[problem]}</Notice>}
      </div>
      {timeZone === null ? (
        <noscript>
          <p className="text-sm text-muted">{text.utc}</p>
        </noscript>
      ) : null}
    </form>
  );
}

/** Leaves for the range, or stays with what was typed and says what is wrong with it. */
function useRangeCheck(askedProblem: RangeProblem | null) {
  const [problem, setProblem] = useState(askedProblem);
  const [tries, setTries] = useState(0);
  const formRef = useRef<HTMLFormElement>(null);

  useEffect(() => {
    // Not on a page that has just opened.
    if (tries > 0) formRef.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [tries]);

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [from = null, to = null] = ENDS.map((end) => parseMoment(fromInputTime(String(form.get(end)))));
    const checked = checkRange({ from, to });
    if (typeof checked === 'string') {
      setProblem(checked);
      setTries(tries + 1);
    } else window.location.assign(historyPath(checked));
  }

  return { problem, formRef, onSubmit };
}

function inputValue(moment: number | null, timeZone: string | null): string {
  return moment === null ? '' : toInputTime(moment, timeZone ?? 'UTC');
}
