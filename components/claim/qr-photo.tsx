'use client';

import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { PhotoIcon } from '../ui/icons';
import { Notice } from '../ui/notice';
import { useQrPhoto } from './use-qr-photo';

interface QrPhotoProps {
  onFound: (uuid: string) => void;
  locale: Locale;
}

/** Finds a cradle's QR code in a photo; a phone offers to take one. */
export function QrPhoto({ onFound, locale }: QrPhotoProps) {
  const text = words(locale).scan;
  const { state, choose } = useQrPhoto(onFound);
  return (
    <div data-qr-photo={state} className="grid gap-3">
      <label className="relative inline-flex min-h-14 cursor-pointer items-center justify-center gap-2 rounded-control border border-edge bg-surface px-6 text-lg font-semibold hover:bg-sunken has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
        <PhotoIcon className="size-5" />
        {text.photo}
        <input
          type="file"
          accept="image/*"
          capture="environment"
          className="absolute inset-0 cursor-pointer opacity-0"
          onChange={(event) => {
            choose(event.currentTarget.files?.[0]);
            // The same photo may be chosen again.
            event.currentTarget.value = '';
          }}
        />
      </label>
      <div role="status" className="empty:absolute">
        {state === 'none' ? null : state === 'reading' ? (
          <p>{text.reading}</p>
        ) : (
          <Notice tone="warn">{text[state]}</Notice>
        )}
      </div>
    </div>
  );
}
