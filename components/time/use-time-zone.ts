'use client';

import { createContext, use, useSyncExternalStore } from 'react';

const never = (): (() => void) => () => undefined;
const Told = createContext<string | null>(null);

/** Around what is made for a reader whose browser has told its zone before: the first paint is by their clock then. */
export const TimeZoneTold = Told.Provider;

/** The reader's own time zone; on the server what the browser told last, null while it has not. */
export function useTimeZone(): string | null {
  const told = use(Told);
  return useSyncExternalStore(
    never,
    () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => told,
  );
}
