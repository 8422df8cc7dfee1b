'use client';

import type { ReactNode } from 'react';
import { useInBrowser } from './use-in-browser';

const isInsecure = (): boolean => !window.isSecureContext;

/** What concerns only those whose address is not secure: on http within the house. */
export function InsecureOnly({ children }: { children: ReactNode }) {
  return useInBrowser(isInsecure) ? children : null;
}
