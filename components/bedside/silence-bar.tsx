'use client';

import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { BedsideButton } from './bedside-button';

/** Always under the thumb while something sounds, however much there is to read. */
export function SilenceBar({ onSilence, locale }: { onSilence: () => void; locale: Locale }) {
  return (
    <div className="sticky bottom-0 z-10 -mx-5 grid bg-stage px-5 pt-3 pb-[max(1.25rem,env(safe-area-inset-bottom))]">
      <BedsideButton look="loud" onClick={onSilence}>
        {words(locale).bedside.silence}
      </BedsideButton>
    </div>
  );
}
