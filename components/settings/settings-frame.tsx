import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import type { SettingsPlace } from '@/lib/i18n/words-shape';
import { PageFrame } from '../shell/page-frame';
import { SettingsPlaces } from './settings-places';

interface SettingsFrameProps {
  current: SettingsPlace;
  locale: Locale;
  children: ReactNode;
}

/** What every page of settings has around it: the frame of all pages, and the ways to the others, in one place on each. */
export function SettingsFrame({ current, locale, children }: SettingsFrameProps) {
  return (
    <PageFrame locale={locale} signedIn place="settings" width="wide">
      <div className="mx-auto grid max-w-xl gap-5">
        <SettingsPlaces current={current} locale={locale} />
        {children}
      </div>
    </PageFrame>
  );
}
