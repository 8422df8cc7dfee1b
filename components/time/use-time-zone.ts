'use client';

import { useSyncExternalStore } from 'react';

/** What the server writes, which does not know where its reader is. */
export const SERVER_ZONE = 'UTC';

const never = (): (() => void) => () => undefined;

/** The reader's own time zone; UTC until the browser has taken the page over. */
export function useTimeZone(): string {
  return useSyncExternalStore(
    never,
    () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => SERVER_ZONE,
  );
}
