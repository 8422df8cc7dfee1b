'use client';

import { useCallback, useEffect, useRef } from 'react';
import type { LiveSnapshot } from '@/lib/contracts/live';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { burntIn } from './burnt-in';
import { PictureControls } from './picture-controls';
import { PictureOverlay } from './picture-overlay';
import type { PictureView } from './picture-state';
import { pictureText } from './picture-text';
import { useFullView } from './use-full-view';
import { useLivePicture } from './use-live-picture';
import { useSmallWindow } from './use-small-window';

interface LivePictureProps {
  uuid: string;
  /** As it was when the page was made. */
  first: LiveSnapshot;
  locale: Locale;
  /** What to add to the local wall clock for the server's, ms; null while not known. */
  serverOffset: () => number | null;
  /** Since when the server gets one picture again and again, its wall ms; null while they differ. */
  frozenSince: () => number | null;
  /** How many alerts are open: a picture that fills the screen hides what else would tell. */
  alerts: number;
}

const PLACES = {
  // No wider than what is as high as the screen, less what stands above it; the smallest the screen gets, or it would jump.
  page: 'relative mx-auto aspect-[4/3] w-full max-w-[max(16rem,calc((100svh-9rem)*4/3))] rounded-card shadow-card beside:max-w-none',
  full: 'fixed inset-0 z-50 h-dvh w-full',
} as const;
/** What large letters say over a picture is taller than the picture would be. */
const SAID_OVER = 'cramped:aspect-[3/5]';
const CANVAS_LOOKS = { dim: 'opacity-30 grayscale', still: 'opacity-70 saturate-50', alive: '' } as const;

/** The baby as it is now, or words that say it is not. */
export function LivePicture(props: LivePictureProps) {
  const { uuid, first, locale, serverOffset, frozenSince, alerts } = props;
  const figure = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const openAlerts = useRef(alerts);
  const small = useSmallWindow(canvas);
  const full = useFullView(figure);
  const { repaint } = small;
  const onChange = useCallback(
    (next: PictureView) => repaint(burntIn(next, { alerts: openAlerts.current, now: Date.now(), locale })),
    [repaint, locale],
  );
  const view = useLivePicture({ uuid, first, serverOffset, frozenSince, canvas, onChange });
  const text = words(locale).picture;
  const isSaidOver = pictureText(view, locale).over !== null;
  useEffect(() => {
    openAlerts.current = alerts;
  }, [alerts]);
  return (
    <div>
      <figure
        ref={figure}
        data-picture-status={view.status}
        data-picture-mode={view.mode}
        className={`overflow-hidden bg-stage ${PLACES[full.isFull ? 'full' : 'page']} ${isSaidOver ? SAID_OVER : ''}`}
      >
        <canvas
          ref={canvas}
          width={640}
          height={480}
          role="img"
          aria-label={text.label}
          className={`size-full object-contain transition-[filter,opacity] duration-300 ${CANVAS_LOOKS[lookOf(view)]}`}
        />
        <PictureOverlay view={view} alerts={full.isFull ? alerts : 0} locale={locale} />
        <PictureControls full={full} small={small} locale={locale} />
        <video ref={small.video} muted playsInline className="absolute size-px opacity-0" />
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

function lookOf({ dim, status }: PictureView): keyof typeof CANVAS_LOOKS {
  if (dim) return 'dim';
  return status === 'frozen' ? 'still' : 'alive';
}
