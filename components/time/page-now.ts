'use client';

import { createContext, use } from 'react';

const Now = createContext<number | null>(null);

/** Around what a page says: the moment when the server made it, wall ms. */
export const PageNow = Now.Provider;

/** That moment. It tells years apart, for which a page is never too old; null outside of every page. */
export function usePageNow(): number | null {
  return use(Now);
}
