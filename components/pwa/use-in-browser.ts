'use client';

import { useSyncExternalStore } from 'react';

const never = (): (() => void) => () => undefined;

/** What only the browser knows and what does not change while the page is open; null while the page is being made. */
export function useInBrowser<T extends string | number | boolean>(read: () => T): T | null {
  return useSyncExternalStore<T | null>(never, read, () => null);
}
