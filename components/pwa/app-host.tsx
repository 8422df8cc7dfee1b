'use client';

import { useEffect } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { catchInstallOffer } from './install-offer';

/** Has the browser keep the page for when there is no connection, and hears its offer to install the app. */
export function AppHost({ locale }: { locale: Locale }): null {
  useEffect(catchInstallOffer, []);
  useEffect(() => {
    void keepOfflinePage(locale);
  }, [locale]);
  return null;
}

async function keepOfflinePage(locale: Locale): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('/sw.js');
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ type: 'locale', locale });
  } catch {
    // Refused, as with a certificate that the browser does not trust: pages work without it.
  }
}
