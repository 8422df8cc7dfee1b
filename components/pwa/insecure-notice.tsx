'use client';

import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { Notice } from '../ui/notice';
import { useInBrowser } from './use-in-browser';

const isInsecure = (): boolean => !window.isSecureContext;

/** On http within the house: what the browser takes away there, and the way out. Nothing at a secure address. */
export function InsecureNotice({ locale }: { locale: Locale }) {
  const text = words(locale).pwa.secure;
  if (!useInBrowser(isInsecure)) return null;
  return (
    <Notice tone="warn" className="mb-4">
      {text.short}{' '}
      <a href="/install" className="inline-block font-semibold underline">
        {text.more}
      </a>
    </Notice>
  );
}
