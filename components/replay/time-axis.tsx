'use client';

import { type PointerEvent, useRef } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { LocalTime } from '../time/local-time';
import { hasGap, leftOf } from './axis-scale';
import { AxisTracks } from './axis-tracks';
import type { Tracks } from './tracks';

interface TimeAxisProps {
  tracks: Tracks;
  /** Wall ms, as are the two moments. */
  range: { from: number; to: number };
  alertAt: number;
  /** Null where there is nothing to look at but the axis. */
  position: number | null;
  onSeek?: (moment: number) => void;
  locale: Locale;
}

/**
 * What was measured, on one axis of time; whoever can point at a moment goes there. Those who do not see it have the
 * slider, which says the same of each moment, and the table of all.
 */
export function TimeAxis({ tracks, range, alertAt, position, onSeek, locale }: TimeAxisProps) {
  const ref = useRef<HTMLDivElement>(null);

  function seek({ clientX }: PointerEvent): void {
    const box = ref.current?.getBoundingClientRect();
    if (box) onSeek?.(range.from + ((clientX - box.left) / box.width) * (range.to - range.from));
  }

  return (
    <div>
      {/* A mouse's or thumb's way besides the slider above it. */}
      <div
        ref={ref}
        data-axis
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          seek(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) seek(event);
        }}
        className={`relative select-none pt-6 ${onSeek ? 'cursor-pointer touch-pan-y' : ''}`}
      >
        <AxisTracks tracks={tracks} range={range} locale={locale} />
        <AlertMark left={leftOf(range, alertAt)} locale={locale} />
        {position === null ? null : (
          <div
            data-cursor
            aria-hidden="true"
            style={{ left: leftOf(range, position) }}
            className="pointer-events-none absolute inset-y-0 -ml-px w-0.5 bg-ink"
          />
        )}
      </div>
      <p className="mt-1 flex flex-wrap justify-between gap-x-2 text-xs text-muted">
        <LocalTime at={range.from} style="seconds" locale={locale} />
        {Object.values(tracks).some((spans) => hasGap(range, spans)) ? (
          <span>{words(locale).replay.gap}</span>
        ) : null}
        <LocalTime at={range.to} style="seconds" locale={locale} />
      </p>
    </div>
  );
}

function AlertMark({ left, locale }: { left: string; locale: Locale }) {
  return (
    <div
      aria-hidden="true"
      style={{ left }}
      className="pointer-events-none absolute inset-y-0 w-0 border-l-2 border-dashed border-danger"
    >
      <span className="absolute top-0 left-0 z-10 -translate-x-1/2 whitespace-nowrap rounded-full bg-danger px-2 text-xs font-semibold text-surface">
        {words(locale).replay.alert}
      </span>
    </div>
  );
}
