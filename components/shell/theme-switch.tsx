'use client';

import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { Button } from '../ui/button';
import { MoonIcon, SunIcon } from '../ui/icons';
import { applyTheme, isNight } from './apply-theme';

/** One press from a bright page to a dim one and back. */
export function ThemeSwitch({ locale }: { locale: Locale }) {
  const label = words(locale).theme.toggle;
  return (
    <Button
      variant="quiet"
      aria-label={label}
      title={label}
      onClick={() => applyTheme(isNight() ? 'day' : 'night')}
      className="max-sm:px-3"
    >
      <MoonIcon className="size-5 night:hidden" />
      <SunIcon className="hidden size-5 night:block" />
    </Button>
  );
}
