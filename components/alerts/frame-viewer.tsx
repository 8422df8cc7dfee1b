'use client';

import { type KeyboardEvent, useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { LocalTime } from '../time/local-time';
import { Button } from '../ui/button';
import { NextIcon, PreviousIcon } from '../ui/icons';
import { clamp, nearestTo, type RecordedPicture, secondsFrom, stepBy } from './frame-steps';
import { useImageState } from './use-image-state';

interface FrameViewerProps {
  /** At least one, in the order of their times. */
  pictures: [RecordedPicture, ...RecordedPicture[]];
  /** Wall ms. */
  alertAt: number;
  locale: Locale;
}

/** The recorded pictures one at a time, from the moment of the alert on; only what is looked at is fetched. */
export function FrameViewer({ pictures, alertAt, locale }: FrameViewerProps) {
  const text = words(locale).viewer;
  const [index, setIndex] = useState(() => nearestTo(pictures, alertAt));
  const picture = pictures[index] ?? pictures[0];
  const count = pictures.length;
  const when = describeMoment(secondsFrom(alertAt, picture.at), locale);

  function onKeyDown(event: KeyboardEvent): void {
    const next = stepBy(event.key, index, count);
    // The slider has arrow keys of its own.
    if (next === null || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    setIndex(next);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys work on the buttons within, as well as pressing them
    <div onKeyDown={onKeyDown} className="grid gap-3">
      <Picture id={picture.id} alt={`${text.picture}, ${when}`} locale={locale} />
      <p className="flex flex-wrap justify-between gap-x-4 font-medium">
        <span data-picture-moment>{when}</span>
        <span className="text-muted tabular-nums">
          <LocalTime at={picture.at} style="seconds" locale={locale} /> · {text.position(index + 1, count)}
        </span>
      </p>
      <div className="flex items-center gap-2">
        <Step label={text.previous} to={index - 1} count={count} go={setIndex}>
          <PreviousIcon />
        </Step>
        <input
          type="range"
          min={0}
          max={count - 1}
          value={index}
          aria-label={text.chosen}
          aria-valuetext={when}
          onChange={(event) => setIndex(Number(event.currentTarget.value))}
          className="h-11 min-w-0 flex-1 accent-accent"
        />
        <Step label={text.next} to={index + 1} count={count} go={setIndex}>
          <NextIcon />
        </Step>
      </div>
      <p className="text-sm text-muted pointer-coarse:hidden">{text.keys}</p>
    </div>
  );
}

function Picture({ id, alt, locale }: { id: number; alt: string; locale: Locale }) {
  const text = words(locale).viewer;
  const src = `/api/alert_frame/${id}`;
  const { state, ref, ...events } = useImageState(src);
  return (
    <div data-frame={id} data-frame-state={state} className="relative overflow-hidden rounded-card bg-stage">
      {/* biome-ignore lint/performance/noImgElement: the camera's own bytes, for their caregiver alone */}
      <img
        ref={ref}
        src={src}
        alt={alt}
        width={640}
        height={480}
        loading="lazy"
        {...events}
        className={`h-auto w-full object-contain ${state === 'shown' ? '' : 'opacity-40'}`}
      />
      {state === 'shown' ? null : (
        <p className="absolute inset-0 flex items-center justify-center p-4 text-center font-semibold text-stage-ink">
          {state === 'failed' ? text.gone : text.loading}
        </p>
      )}
    </div>
  );
}

interface StepProps {
  label: string;
  to: number;
  count: number;
  go: (index: number) => void;
  children: React.ReactNode;
}

/** Keeps the focus at the ends: a button that is disabled would lose it. */
function Step({ label, to, count, go, children }: StepProps) {
  return (
    <Button
      variant="outline"
      aria-label={label}
      busy={to < 0 || to >= count}
      onClick={() => go(clamp(to, count))}
    >
      {children}
    </Button>
  );
}

function describeMoment(seconds: number, locale: Locale): string {
  const text = words(locale).viewer;
  if (seconds === 0) return text.atAlert;
  return seconds < 0 ? text.before(-seconds) : text.after(seconds);
}
