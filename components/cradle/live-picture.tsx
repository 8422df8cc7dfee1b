'use client';

import { useRef } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { PictureOverlay } from './picture-overlay';
import { useLivePicture } from './use-live-picture';

interface LivePictureProps {
  uuid: string;
  locale: Locale;
  /** What to add to the local wall clock for the server's, ms; null while not known. */
  serverOffset: () => number | null;
}

/** The baby as it is now, or words that say it is not. */
export function LivePicture({ uuid, locale, serverOffset }: LivePictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const view = useLivePicture(uuid, serverOffset, canvas);
  const text = words(locale).picture;
  return (
    <div>
      <figure
        data-picture-status={view.status}
        data-picture-mode={view.mode}
        className="relative aspect-[4/3] w-full overflow-hidden rounded-card bg-stage shadow-card"
      >
        <canvas
          ref={canvas}
          width={640}
          height={480}
          role="img"
          aria-label={text.label}
          className={`size-full object-contain transition-[filter,opacity] duration-300 ${view.dim ? 'opacity-30 grayscale' : ''}`}
        />
        <PictureOverlay view={view} locale={locale} />
        {/* Said when it changes; the age, which changes every second, is only written. */}
        <p className="sr-only" role="status">
          {text.label}: {text[view.status]}
        </p>
      </figure>
      <p role="status" className={view.mode === 'single' ? 'mt-2 text-center text-sm text-muted' : 'sr-only'}>
        {view.mode === 'single' ? text.savingHint : null}
      </p>
    </div>
  );
}
