'use client';

import { useSyncExternalStore } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { Button } from '../ui/button';
import { DownloadIcon } from '../ui/icons';
import { Notice } from '../ui/notice';
import { hasInstallOffer, subscribeToOffer, takeInstallOffer } from './install-offer';
import { useInBrowser } from './use-in-browser';

const isStandalone = (): boolean => window.matchMedia('(display-mode: standalone)').matches;

/** Installs the app where the browser offers that; other browsers have menus for it. */
export function InstallButton({ locale }: { locale: Locale }) {
  const text = words(locale).pwa.install;
  const offered = useSyncExternalStore(subscribeToOffer, hasInstallOffer, () => false);
  const standalone = useInBrowser(isStandalone);
  if (standalone) return <Notice tone="good">{text.installed}</Notice>;
  if (!offered) return null;
  return (
    <Button size="large" onClick={() => void takeInstallOffer()}>
      <DownloadIcon className="size-5" />
      {text.button}
    </Button>
  );
}
