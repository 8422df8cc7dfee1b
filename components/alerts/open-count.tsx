'use client';

import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { useOpenNow } from './open-now';

/** More than two digits would hide the bell. */
const MOST_SHOWN = 99;

/** On the corner of the bell that has no name beside it. */
export function OpenCount() {
  const { count } = useOpenNow();
  if (!count) return null;
  return (
    <span
      aria-hidden="true"
      data-open-count={count}
      className="absolute -top-1.5 left-1/2 ml-0.5 min-w-5 rounded-full bg-danger px-1 text-center text-xs leading-5 font-bold text-surface lg:right-1/2 lg:left-auto lg:mr-0.5 lg:ml-0 low:static low:mx-1 cramped:right-1/2 cramped:left-auto cramped:mr-0.5 cramped:ml-0"
    >
      {count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}
    </span>
  );
}

/** The name of the page of alerts; who hears it hears the count with it. */
export function CountedName({ name, locale }: { name: string; locale: Locale }) {
  const { count } = useOpenNow();
  if (!count) return name;
  return (
    <>
      <span aria-hidden="true">{name}</span>
      <span className="sr-only">
        {name}, {words(locale).alertList.openCount(count)}
      </span>
    </>
  );
}
