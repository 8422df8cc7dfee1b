'use client';

import { useSyncExternalStore } from 'react';

const never = (): (() => void) => () => undefined;

/** The reader's own time zone; null on the server, which does not know where that is. */
export function useTimeZone(): string | null {
  return useSyncExternalStore(
    never,
    () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => null,
  );
}
